import type { IncomingMessage } from 'node:http'

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
