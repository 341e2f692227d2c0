import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { type BodySink, firstHalf, type MockResponse } from './http.ts'

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
 * the connection ends before the body does. A sink gets each piece as it comes, and nothing is kept. Callbacks rather than `for await`, which
 * halves the throughput of the mock.
 */
export function readBody(request: IncomingMessage, reader: BodySink | number, done: (body: Buffer) => void): void {
  request.on('error', () => undefined) // the connection ended first, and nobody is left to respond to
  if (typeof reader === 'number') readWhole(request, reader, done)
  else request.on('data', reader.write).on('end', () => done(nothing))
}

function readWhole(request: IncomingMessage, maxBodyBytes: number, done: (body: Buffer) => void): void {
  const chunks: Buffer[] = []
  let bytes = 0
  request.on('data', (chunk: Buffer) => {
    if (bytes <= maxBodyBytes) chunks.push(chunk)
    bytes += chunk.length
  })
  request.on('end', () => done(chunks.length > 1 ? Buffer.concat(chunks) : (chunks[0] ?? nothing)))
}

type ErrorOf = (status: number, message: string, headers?: Record<string, string>) => MockResponse

const tooLate: [status: number, message: string] = [
  408,
  'The request did not arrive in full before the time limit of this mock.',
]

const parserErrors: Record<string, [status: number, message: string]> = {
  HPE_HEADER_OVERFLOW: [431, 'The headers are larger than this mock reads.'],
  ERR_HTTP_REQUEST_TIMEOUT: tooLate,
}

/** The response to a request whose body takes too long. */
export function lateResponse(errorOf: ErrorOf): MockResponse {
  return errorOf(...tooLate, { Connection: 'close' })
}

/** Answers requests that Node's parser rejects with an error response. */
export function handleParserErrors(server: Server, errorOf: ErrorOf): void {
  const underWay = new WeakMap<Duplex, ServerResponse>()
  const parserError = (code: string | undefined, headers?: Record<string, string>) => {
    const [status, message] = parserErrors[code ?? ''] ?? [400, 'The request is not HTTP/1.1.']
    return errorOf(status, message, headers)
  }
  const reject = (code: string | undefined, socket: Duplex) => {
    if (socket.writable && code !== 'ECONNRESET') write(socket, parserError(code))
    else socket.destroy()
  }
  // Forgotten when it is over: a response that is kept until the next one makes the heap of a busy mock four times as large.
  const forget = function (this: ServerResponse) {
    if (underWay.get(this.req.socket) === this) underWay.delete(this.req.socket)
  }
  server.on('request', ({ socket }, response) => {
    underWay.set(socket, response)
    response.on('close', forget)
  })
  server.on('clientError', ({ code }: NodeJS.ErrnoException, socket) => {
    const last = underWay.get(socket)
    // A request that broke in its body gets its response in turn; an earlier one on the same connection comes first.
    if (last === undefined || last.writableEnded || socket.destroyed) reject(code, socket)
    else if (!last.req.complete) deliver(parserError(code, { Connection: 'close' }), last)
    else last.once('close', () => reject(code, socket))
  })
  server.on('checkExpectation', (_, response) => {
    deliver(errorOf(417, 'The only Expect that this mock supports is 100-continue.', { Connection: 'close' }), response)
  })
  server.on('connect', (_, socket) => {
    write(socket, errorOf(405, 'This mock is not a proxy: it does not take CONNECT.', { Allow: 'GET, POST' }))
  })
}

/** Writes a response past Node, which has no object for it once its parser has given up. */
function write(socket: Duplex, { status, headers, body }: MockResponse): void {
  const all = { ...headers, 'Content-Length': Buffer.byteLength(body), Connection: 'close' }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`, () => socket.destroy())
}
