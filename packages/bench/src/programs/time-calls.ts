// Times one call after the other against a stub of fetch: node time-calls.ts <bundled client> <milliseconds>
import { pathToFileURL } from 'node:url'
import { request, responseText } from './sample.mjs'
import { time } from './timing.ts'

const [file = '', duration = ''] = process.argv.slice(2)
const headers = { 'Content-Type': 'application/json' }
globalThis.fetch = async () => new Response(responseText, { status: 200, headers })
const { prepare } = await import(pathToFileURL(file).href)
const call = prepare('http://127.0.0.1:1')
await call(request) // throws when the client cannot be called so

const calls = async (runs: number) => {
  for (let index = 0; index < runs; index++) await call(request)
}
const microseconds = (await time(calls, Number(duration))) / 1000
console.log(JSON.stringify({ microseconds }))
