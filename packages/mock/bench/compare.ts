import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMockFetch } from '../src/index.ts'
import { type Load, load } from './load.ts'

// Run: node packages/mock/bench/compare.ts [seconds for each]. Loopback only, one server after the other.

const connections = 16
const durationMs = Number(process.argv[2] ?? 5) * 1000
const here = import.meta.dirname
const body = '{"Name":"Newsletter sign-ups of week 47"}'
const head = [
  'POST /ACME_CORP/Import HTTP/1.1',
  'Host: localhost',
  'Authorization: Bearer x',
  'Content-Type: application/json',
]
const request = Buffer.from(`${[...head, `Content-Length: ${body.length}`].join('\r\n')}\r\n\r\n${body}`)

interface Figures extends Load {
  firstAnswerMs: number
  residentMb: number
}

const prism = join(here, '../node_modules/.bin/prism')
const document = join(here, '../../../generated/openapi.yaml')
const servers: Record<string, (port: number) => string[]> = {
  'bare node:http': (port) => ['node', join(here, 'bare-server.ts'), String(port)],
  mock: (port) => ['node', join(here, 'mock-server.ts'), String(port)],
  'prism mock': (port) => [prism, 'mock', '-p', String(port), document],
}

// TypeScript is stripped once into Node's compile cache and then run as JavaScript, as an installed package is.
const cache = mkdtempSync(join(tmpdir(), 'bulk-import-bench-'))
const figures: Record<string, Figures> = {}
for (const [name, command] of Object.entries(servers)) {
  await measure(command, 0)
  figures[name] = await measure(command, durationMs)
}
rmSync(cache, { recursive: true })
const { mock, 'prism mock': peer, 'bare node:http': bare } = figures as Record<string, Figures>
const ratio = (one = 0, other = 1) => (one / other).toFixed(2)
print(`mock to prism mock: ${ratio(mock?.perSecond, peer?.perSecond)} (wanted: at least 10)`)
print(`mock to bare node:http: ${ratio(mock?.perSecond, bare?.perSecond)} (wanted: at least 0.4)`)
for (const [name, { perSecond, p50Ms, p99Ms, failed, firstAnswerMs, residentMb }] of Object.entries(figures)) {
  const speed = `${perSecond.toFixed(0)} requests/s, p50 ${p50Ms.toFixed(2)} ms, p99 ${p99Ms.toFixed(2)} ms, ${failed} failed`
  print(
    `${name}: ${speed}; first answer after ${firstAnswerMs.toFixed(0)} ms; ${residentMb.toFixed(0)} MB resident under load`,
  )
}
print(`createMockFetch: ${(await inProcess()).toFixed(0)} requests/s, one after the other`)

async function measure(command: (port: number) => string[], durationMs: number): Promise<Figures> {
  const port = await freePort()
  const [tool = '', ...toolArguments] = command(port)
  const started = performance.now()
  const env = { ...process.env, NODE_COMPILE_CACHE: cache }
  // Prism's log goes down a pipe that is read, as it would at a terminal.
  const server = spawn(tool, toolArguments, { stdio: ['ignore', 'pipe', 'inherit'], env })
  server.stdout.resume()
  try {
    const url = `http://127.0.0.1:${port}`
    await firstAnswer(url)
    const firstAnswerMs = performance.now() - started
    await load(url, request, connections, durationMs / 5)
    const result = load(url, request, connections, durationMs)
    let residentMb = 0
    const watch = setInterval(() => (residentMb = Math.max(residentMb, resident(server.pid))), 250)
    const done = await result
    clearInterval(watch)
    return { ...done, firstAnswerMs, residentMb }
  } finally {
    server.kill()
    await once(server, 'exit')
  }
}

async function firstAnswer(url: string): Promise<void> {
  for (;;) {
    const answer = await load(url, request, 1, 0).catch(() => undefined)
    if (answer !== undefined) return
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

function resident(pid: number | undefined): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

async function inProcess(): Promise<number> {
  const mockFetch = createMockFetch()
  const headers = { Authorization: 'Bearer x', 'Content-Type': 'application/json' }
  let count = 0
  const started = performance.now()
  for (; performance.now() - started < durationMs; count++) {
    await (await mockFetch(`${mockFetch.url}/ACME_CORP/Import`, { method: 'POST', headers, body })).text()
  }
  return count / ((performance.now() - started) / 1000)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
