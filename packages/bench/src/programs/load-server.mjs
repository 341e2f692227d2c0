// Loads a server: node load-server.mjs <base URL> <valid|refused> <connections> <milliseconds> [<requests>]
// For so long, after a third of that to warm up; with a number of requests, until so many were answered.
// One request after the other on each keep-alive connection; raw sockets, to leave the machine to the server.
import { connect } from 'node:net'
import { request as valid } from './answer.mjs'

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
let times = []
let statuses = {}

await all(performance.now() + Number(duration) / 3)
const warm = times.length
times = []
statuses = {}
const processor = process.cpuUsage()
const started = performance.now()
await all(started + Number(duration), Number(requests))
const milliseconds = performance.now() - started
const { user, system } = process.cpuUsage(processor)
times.sort((one, other) => one - other)
const quantile = (share) => times[Math.floor(times.length * share)]
console.log(
  JSON.stringify({
    count: warm + times.length,
    perSecond: times.length / (milliseconds / 1000),
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
    generatorBusy: (user + system) / 1000 / milliseconds,
    statuses,
  }),
)
process.exit()

function all(end, least = 0) {
  const goesOn = () => performance.now() < end || times.length < least
  return Promise.all(Array.from({ length: Number(connections) }, () => oneConnection(goesOn)))
}

function oneConnection(goesOn) {
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
      const status = received.slice(9, 12)
      statuses[status] = (statuses[status] ?? 0) + 1
      received = ''
      if (goesOn()) return send()
      resolve()
      socket.destroy()
    })
  })
}

function isWhole(received) {
  const head = received.indexOf('\r\n\r\n')
  if (head < 0) return false
  const length = /\ncontent-length: (\d+)/i.exec(received)
  return length === null ? received.endsWith('0\r\n\r\n') : received.length >= head + 4 + Number(length[1])
}
