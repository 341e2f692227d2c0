// Serves one of the peers that have no command of their own: node mock-server.mjs <name> <port> <openapi.yaml>
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const [name = '', port = '', document = ''] = process.argv.slice(2)

const servers = {
  async scalar() {
    const { createMockServer } = await import('@scalar/mock-server')
    const { serve } = await import('@hono/node-server')
    const app = await createMockServer({ document: readFileSync(document, 'utf8'), logger: false })
    serve({ fetch: app.fetch, port: Number(port), hostname: '127.0.0.1' })
  },
  /** As its own documentation shows it, on node:http: it brings no server. */
  async 'openapi-backend'() {
    const { OpenAPIBackend } = await import('openapi-backend')
    const api = new OpenAPIBackend({ definition: document, quick: true, ajvOpts: { strict: false } })
    api.register({
      notFound: () => ({ statusCode: 404, body: { Message: 'Not found' } }),
      validationFail: ({ validation }) => ({ statusCode: 400, body: { Message: JSON.stringify(validation.errors) } }),
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
        const answer = await api.handleRequest({ method, path, headers, body })
        const text = JSON.stringify(answer.body)
        response.writeHead(answer.statusCode, {
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(text),
        })
        response.end(text)
      })
    }).listen(Number(port), '127.0.0.1')
  },
}
await servers[name]()
