import type { IncomingMessage, ServerResponse } from 'node:http'
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

const nothing = Buffer.alloc(0)

/**
 * Reads the body and calls back once, when it is there. Of a body larger than the bound it keeps no more than tells that it is,
 * and reads on to its end: a response to a client that is still sending would be lost with the connection. Calls back never when
 * the connection ends before the body does. Callbacks rather than `for await`, which halves the throughput of the mock.
 */
export function readBody(request: IncomingMessage, maxBodyBytes: number, done: (body: Buffer) => void): void {
  const chunks: Buffer[] = []
  let bytes = 0
  request.on('data', (chunk: Buffer) => {
    if (bytes <= maxBodyBytes) chunks.push(chunk)
    bytes += chunk.length
  })
  request.on('end', () => done(chunks.length > 1 ? Buffer.concat(chunks) : (chunks[0] ?? nothing)))
  request.on('error', () => undefined) // the connection ended first, and nobody is left to respond to
}
