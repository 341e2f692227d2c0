import { type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { refusal } from './answers.ts'
import { deliver } from './deliver.ts'

const words: Record<string, [status: number, message: string]> = {
  HPE_HEADER_OVERFLOW: [431, 'The headers are larger than this mock reads.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive whole in the time that this mock waits for one.'],
}

/** Sees to it that what Node's parser refuses is answered in the form of the contract as well, and never hangs. */
export function harden(server: Server): void {
  const underWay = new WeakMap<Duplex, ServerResponse>()
  server.on('request', (_, response) => response.socket && underWay.set(response.socket, response))
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const refuse = () => refuseRaw(error.code, socket)
    const last = underWay.get(socket)
    // An earlier request on the same connection is answered first.
    if (last === undefined || last.writableFinished) refuse()
    else last.once('finish', refuse).once('close', refuse)
  })
  server.on('checkExpectation', (_, response) => {
    deliver(refusal(417, 'The only Expect that this mock keeps is 100-continue.', { Connection: 'close' }), response)
  })
  server.on('connect', (_, socket) => write(socket, 405, 'Initiate is a POST, not a CONNECT (S63).', 'Allow: POST\r\n'))
}

function refuseRaw(code: string | undefined, socket: Duplex): void {
  if (!socket.writable || code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const [status, message] = words[code ?? ''] ?? [400, 'The request is not HTTP/1.1.']
  write(socket, status, message)
}

function write(socket: Duplex, status: number, message: string, headers = ''): void {
  const { body } = refusal(status, message)
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/json\r\n${headers}`
  socket.end(`${head}Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`, () =>
    socket.destroy(),
  )
}
