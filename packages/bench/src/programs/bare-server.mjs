// What Node itself can do: node bare-server.mjs <port>. Reads the body, parses it, responds with JSON. Nothing is checked.
import { createServer } from 'node:http'
import { responseText } from './sample.mjs'

const fixed = JSON.parse(responseText)
const server = createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    const { Name } = JSON.parse(Buffer.concat(chunks).toString())
    const body = JSON.stringify({ ...fixed, Name })
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) })
    response.end(body)
  })
})
server.listen(Number(process.argv[2]), '127.0.0.1')
