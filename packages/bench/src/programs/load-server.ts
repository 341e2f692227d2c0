// Loads a server: node load-server.ts <base URL> <milliseconds> [<requests>], for so long and with so many at least.
// One request after the other on each of 16 keep-alive connections; raw sockets, to leave the machine to the server.
import { connect } from 'node:net'
import { quantile } from '../statistics.ts'
import { request } from './sample.mjs'

const [baseUrl = '', duration = '', requests = '0'] = process.argv.slice(2)
const { hostname, port } = new URL(baseUrl)
const body = JSON.stringify(request)
const lines = [
  'POST /ACME_CORP/Import HTTP/1.1',
  'Host: localhost',
  'Authorization: Bearer x',
  'Content-Type: application/json',
  `Content-Length: ${body.length}`,
  '',
  body,
]
const bytes = Buffer.from(lines.join('\r\n'))
const times: number[] = []

const processor = process.cpuUsage()
const started = performance.now()
await Promise.all(Array.from({ length: 16 }, oneConnection))
const milliseconds = performance.now() - started
const { user, system } = process.cpuUsage(processor)
const figures = {
  count: times.length,
  perSecond: times.length / (milliseconds / 1000),
  p50Ms: quantile(times, 0.5),
  p99Ms: quantile(times, 0.99),
  clientBusy: (user + system) / 1000 / milliseconds,
}
console.log(JSON.stringify(figures))
process.exit()

function oneConnection(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true })
    let received = ''
    let sent = 0
    const send = () => {
      sent = performance.now()
      socket.write(bytes)
    }
    socket.setEncoding('latin1').on('connect', send).on('error', reject)
    socket.on('close', () => reject(new Error('The server has closed a connection.')))
    socket.on('data', (chunk) => {
      received += chunk
      if (!isWhole(received)) return
      if (!received.startsWith('HTTP/1.1 200 ')) return reject(new Error(`The server has refused: ${received}`))
      received = ''
      times.push(performance.now() - sent)
      if (sent < started + Number(duration) || times.length < Number(requests)) return send()
      resolve()
      socket.destroy()
    })
  })
}

function isWhole(received: string): boolean {
  const end = received.indexOf('\r\n\r\n')
  if (end < 0) return false
  const length = /\ncontent-length: (\d+)/i.exec(received)
  return length === null ? received.endsWith('0\r\n\r\n') : received.length >= end + 4 + Number(length[1])
}
