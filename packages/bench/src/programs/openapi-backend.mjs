// Serves openapi-backend as its own documentation shows it, since it brings no server: node openapi-backend.mjs <port> <openapi.yaml>
import { createServer } from 'node:http'
import { OpenAPIBackend } from 'openapi-backend'

const [port = '', document = ''] = process.argv.slice(2)
const api = new OpenAPIBackend({ definition: document, quick: true, ajvOpts: { strict: false } })
api.register({
  notFound: () => ({ statusCode: 404, body: { Message: 'Not found' } }),
  validationFail: ({ validation }) => ({
    statusCode: 400,
    body: { Message: JSON.stringify(validation.errors) },
  }),
  notImplemented: ({ operation }) => {
    const { status, mock } = api.mockResponseForOperation(operation.operationId)
    return { statusCode: status, body: mock }
  },
})
await api.init()
createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', async () => {
    const body = Buffer.concat(chunks).toString()
    const { method, url: path, headers } = request
    const handled = await api.handleRequest({ method, path, headers, body })
    const text = JSON.stringify(handled.body)
    response.writeHead(handled.statusCode, {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(text),
    })
    response.end(text)
  })
}).listen(Number(port), '127.0.0.1')
