import { createServer } from 'node:http'

// What Node itself can do: reads the body, parses it, answers JSON. Nothing is checked, nothing remembered.
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const { Name } = JSON.parse(Buffer.concat(chunks).toString()) as { Name: string }
    const body = JSON.stringify({ AccessToken: 1, Status: 'Initiated', Expires: '2026-11-24T02:30:00Z', Name })
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) })
    response.end(body)
  })
})
server.listen(Number(process.argv[2]), '127.0.0.1')

process.once('SIGTERM', () => process.exit(0)) // an orderly exit writes Node's compile cache
