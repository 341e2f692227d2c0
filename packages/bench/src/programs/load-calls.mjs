// Keeps so many calls in flight over loopback: node load-calls.mjs <bundled client> <base URL> <in flight> <milliseconds>
import { pathToFileURL } from 'node:url'
import { request } from './answer.mjs'

const [file = '', baseUrl = '', inFlight = '', duration = ''] = process.argv.slice(2)
const { prepare } = await import(pathToFileURL(file).href)
const call = prepare(baseUrl)
let times = []

const warmed = performance.now() + Number(duration) / 3
await all(warmed)
times = []
const started = performance.now()
await all(started + Number(duration))
const seconds = (performance.now() - started) / 1000
times.sort((one, other) => one - other)
const quantile = (share) => times[Math.floor(times.length * share)]
console.log(JSON.stringify({ perSecond: times.length / seconds, p50Ms: quantile(0.5), p99Ms: quantile(0.99) }))
process.exit()

function all(end) {
  return Promise.all(
    Array.from({ length: Number(inFlight) }, async () => {
      while (performance.now() < end) {
        const sent = performance.now()
        await call(request)
        times.push(performance.now() - sent)
      }
    }),
  )
}
