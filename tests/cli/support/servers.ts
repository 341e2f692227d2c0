import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A server that responds as the test has it, until the test ends. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A server that gives every request the same response. */
export function serveResponse(status: number, body: string, headers: Record<string, string> = {}): Promise<string> {
  return serve((request, response) => {
    request.resume()
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(body)
  })
}

/** A valid response 200, with other properties where they are given. */
export function initiated(accessToken: string, others: Record<string, unknown> = {}): string {
  const rest = { Status: 'Initiated', Expires: '2999-01-01T00:00:00Z', Name: 'CRM sync', ...others }
  return `{"AccessToken":${accessToken},${JSON.stringify(rest).slice(1)}`
}

/** A port where nothing listens, so that a connection to it is refused. */
export async function closedAddress(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}
