import { connect } from 'node:net'

export interface Load {
  perSecond: number
  p50Ms: number
  p99Ms: number
  /** Answers with another status than 200. */
  failed: number
}

/** Sends one request after the other on so many keep-alive connections, for so long. Raw sockets, to leave the machine to the server. */
export async function load(url: string, request: Buffer, connections: number, durationMs: number): Promise<Load> {
  const times: number[] = []
  let failed = 0
  const end = performance.now() + durationMs
  const started = performance.now()
  await Promise.all(Array.from({ length: connections }, () => oneConnection()))
  const seconds = (performance.now() - started) / 1000
  times.sort((one, other) => one - other)
  const quantile = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN
  return { perSecond: times.length / seconds, p50Ms: quantile(0.5), p99Ms: quantile(0.99), failed }

  function oneConnection(): Promise<void> {
    const { hostname, port } = new URL(url)
    return new Promise((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true })
      let received = ''
      let sent = 0
      const send = () => {
        sent = performance.now()
        socket.write(request)
      }
      socket.setEncoding('latin1')
      socket.on('connect', send).on('error', reject)
      socket.on('data', (chunk: string) => {
        received += chunk
        if (received.length < lengthOf(received)) return
        times.push(performance.now() - sent)
        if (!received.startsWith('HTTP/1.1 200')) failed++
        received = ''
        if (performance.now() < end) send()
        else socket.end(() => resolve())
      })
    })
  }
}

/** How long the answer will be when it is whole. */
function lengthOf(received: string): number {
  const head = received.indexOf('\r\n\r\n')
  if (head < 0) return Number.POSITIVE_INFINITY
  return head + 4 + Number(/content-length: (\d+)/i.exec(received)?.[1] ?? 0)
}
