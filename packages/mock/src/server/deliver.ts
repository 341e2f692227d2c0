import type { ServerResponse } from 'node:http'
import { firstHalf, type MockResponse } from './http.ts'

/** Sends a response, or does to the connection what its fault says. */
export function deliver({ status, headers, body, delivery }: MockResponse, response: ServerResponse): void {
  // Not the socket of the response: a pipelined one has none until those before it are finished.
  const { socket } = response.req
  if (socket.destroyed) return
  switch (delivery?.fault) {
    case undefined:
      writeHead(status, headers, body, response)
      response.end(body)
      return
    case 'reset':
      socket.resetAndDestroy()
      return
    case 'lost-response':
      socket.destroy()
      return
    case 'stall-headers':
      return
    case 'stall-body':
      writeHead(status, headers, body, response)
      response.write(firstHalf(body))
      return
    case 'cut-off':
      writeHead(status, headers, body, response)
      response.write(firstHalf(body), () => socket.destroySoon())
  }
}

function writeHead(status: number, headers: Record<string, string>, body: string, response: ServerResponse): void {
  const length = status === 204 ? {} : { 'Content-Length': Buffer.byteLength(body) }
  response.writeHead(status, { ...headers, ...length })
}
