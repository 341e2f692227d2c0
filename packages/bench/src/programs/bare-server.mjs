// What Node itself can do: reads the body, parses it, answers JSON. Nothing is checked, nothing remembered.
import { createServer } from 'node:http'
import { answer } from './answer.mjs'

const fixed = JSON.parse(answer)
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
