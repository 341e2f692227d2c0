import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export interface RawResponses {
  /** Everything that came back. */
  text: string
  /** The statuses of the answers, in their order. */
  statuses: number[]
}

/** Sends bytes as they are and reads until the connection ends. Without `halfClose` the other side has to end it. */
export function sendRaw(
  url: string,
  parts: (string | Uint8Array)[],
  { halfClose = true, pauseMs = 0 } = {},
): Promise<RawResponses> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const socket: Socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true, noDelay: true })
    const chunks: Buffer[] = []
    const finish = () => {
      socket.destroy()
      const text = Buffer.concat(chunks).toString('latin1')
      resolve({ text, statuses: [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status)) })
    }
    socket.on('connect', async () => {
      for (const part of parts) {
        socket.write(part)
        if (pauseMs > 0) await sleep(pauseMs)
      }
      if (halfClose) socket.end()
    })
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.on('end', finish)
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // The server may refuse and close while there is more to send; that is an end by rule.
      if (error.code === 'ECONNRESET' || error.code === 'EPIPE') finish()
      else reject(error)
    })
  })
}

/** A whole request as it goes over the wire. */
export function wire(
  body: string | Uint8Array,
  headers: string[] = [],
  start = 'POST /ACME_CORP/Import HTTP/1.1',
): Buffer {
  const bytes = Buffer.from(body as string)
  const usual = [
    'Host: mock',
    'Authorization: Bearer x',
    'Content-Type: application/json',
    `Content-Length: ${bytes.length}`,
  ]
  return Buffer.concat([Buffer.from(`${[start, ...usual, ...headers].join('\r\n')}\r\n\r\n`, 'latin1'), bytes])
}
