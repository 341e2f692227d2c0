import { type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { deliver } from './deliver.ts'
import type { MockResponse } from './http.ts'
import { errorResponse } from './responses.ts'

const words: Record<string, [status: number, message: string]> = {
  HPE_HEADER_OVERFLOW: [431, 'The headers are larger than this mock reads.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive whole in the time that this mock waits for one.'],
}

/** Sees to it that what Node's parser refuses is answered in the form of the contract as well, and never hangs. */
export function answerParserErrors(server: Server): void {
  const underWay = new WeakMap<Duplex, ServerResponse>()
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
    // The request that broke in its body is answered in its turn; an earlier one on the same connection is answered first.
    if (last === undefined || last.writableEnded || socket.destroyed) rejectRaw(code, socket)
    else if (!last.req.complete) deliver(parserError(code, { Connection: 'close' }), last)
    else last.once('close', () => rejectRaw(code, socket))
  })
  server.on('checkExpectation', (_, response) => {
    deliver(
      errorResponse(417, 'The only Expect that this mock keeps is 100-continue.', { Connection: 'close' }),
      response,
    )
  })
  server.on('connect', (_, socket) => {
    write(socket, errorResponse(405, 'Initiate is a POST, not a CONNECT (S63).', { Allow: 'POST' }))
  })
}

function parserError(code: string | undefined, headers?: Record<string, string>): MockResponse {
  const [status, message] = words[code ?? ''] ?? [400, 'The request is not HTTP/1.1.']
  return errorResponse(status, message, headers)
}

function rejectRaw(code: string | undefined, socket: Duplex): void {
  if (socket.writable && code !== 'ECONNRESET') write(socket, parserError(code))
  else socket.destroy()
}

/** Writes an answer past Node, which has none to write to once its parser has given up. */
function write(socket: Duplex, { status, headers, body }: MockResponse): void {
  const all = { ...headers, 'Content-Length': Buffer.byteLength(body), Connection: 'close' }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`, () => socket.destroy())
}
