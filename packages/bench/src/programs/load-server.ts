// Loads a server: node load-server.ts <base URL> <valid|refused> <connections> <milliseconds> [<requests>]
// For so long, after a third of that to warm up; with a number of requests, until it responded to so many.
// One request after the other on each keep-alive connection; raw sockets, to leave the machine to the server.
import { connect } from 'node:net'
import { quantile, request as valid } from './sample.mjs'

const [baseUrl = '', kind = '', connections = '', duration = '', requests = '0'] = process.argv.slice(2)
const { hostname, port } = new URL(baseUrl)
const body = JSON.stringify(kind === 'valid' ? valid : { ...valid, DataStageDuration: 11 })
const head = [
  'POST /ACME_CORP/Import HTTP/1.1',
  'Host: localhost',
  'Authorization: Bearer x',
  'Content-Type: application/json',
  `Content-Length: ${body.length}`,
]
const bytes = Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`)
const statuses = new Set<string>()
let times: number[] = []

await all(performance.now() + Number(duration) / 3)
const warm = times.length
times = []
const processor = process.cpuUsage()
const started = performance.now()
await all(started + Number(duration), Number(requests))
const milliseconds = performance.now() - started
const { user, system } = process.cpuUsage(processor)
const figures = {
  count: warm + times.length,
  perSecond: times.length / (milliseconds / 1000),
  p50Ms: quantile(times, 0.5),
  p99Ms: quantile(times, 0.99),
  clientBusy: (user + system) / 1000 / milliseconds,
  statuses: [...statuses],
}
console.log(JSON.stringify(figures))
process.exit()

function all(end: number, minimum = 0) {
  const goesOn = () => performance.now() < end || times.length < minimum
  return Promise.all(Array.from({ length: Number(connections) }, () => oneConnection(goesOn)))
}

function oneConnection(goesOn: () => boolean): Promise<void> {
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
      times.push(performance.now() - sent)
      statuses.add(received.slice(9, 12))
      received = ''
      if (goesOn()) return send()
      resolve()
      socket.destroy()
    })
  })
}

function isWhole(received: string): boolean {
  const head = received.indexOf('\r\n\r\n')
  if (head < 0) return false
  const length = /\ncontent-length: (\d+)/i.exec(received)
  return length === null ? received.endsWith('0\r\n\r\n') : received.length >= head + 4 + Number(length[1])
}
