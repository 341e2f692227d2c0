// Times one call after the other against a stub fetch: node time-calls.mjs <bundled client> <milliseconds>
import { pathToFileURL } from 'node:url'
import { answer, request } from './answer.mjs'

const [file = '', duration = ''] = process.argv.slice(2)
const headers = { 'Content-Type': 'application/json' }
globalThis.fetch = async () => new Response(answer, { status: 200, headers })
const { prepare } = await import(pathToFileURL(file).href)
const call = prepare('http://127.0.0.1:1')
await call(request) // throws when the client cannot be called so

const batch = 100
const microseconds = []
const warm = performance.now() + Number(duration) / 2
const end = warm + Number(duration)
while (performance.now() < end) {
  const started = performance.now()
  for (let index = 0; index < batch; index++) await call(request)
  const ended = performance.now()
  if (started > warm) microseconds.push(((ended - started) * 1000) / batch)
}
microseconds.sort((one, other) => one - other)
console.log(JSON.stringify(microseconds[Math.floor(microseconds.length / 2)]))
