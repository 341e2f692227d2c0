// Times one call after the other against a stub of fetch: node time-calls.ts <bundled client> <milliseconds>
import { pathToFileURL } from 'node:url'
import { quantile, request, responseText } from './sample.mjs'

const [file = '', duration = ''] = process.argv.slice(2)
const headers = { 'Content-Type': 'application/json' }
globalThis.fetch = async () => new Response(responseText, { status: 200, headers })
const { prepare } = await import(pathToFileURL(file).href)
const call = prepare('http://127.0.0.1:1')
await call(request) // throws when the client cannot be called so

const batch = 100
const microseconds: number[] = []
const warm = performance.now() + Number(duration) / 2
const end = warm + Number(duration)
while (performance.now() < end) {
  const started = performance.now()
  for (let index = 0; index < batch; index++) await call(request)
  const ended = performance.now()
  if (started > warm) microseconds.push(((ended - started) * 1000) / batch)
}
console.log(JSON.stringify(quantile(microseconds, 0.5)))
