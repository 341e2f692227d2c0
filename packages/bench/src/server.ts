import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { start, usage } from './child.ts'
import { request } from './programs/sample.mjs'

/** What starts a server on a port. */
export type Command = (port: string) => string[]

export interface Server {
  url: string
  /** Milliseconds from its start to its first response. */
  firstResponseMs: number
  usage(): ReturnType<typeof usage>
}

const timeoutMs = 30_000

/** Starts a server in a process of its own, which ends with its use. What it prints is read, as a terminal would. */
export async function withServer<Result>(command: Command, use: (server: Server) => Promise<Result>): Promise<Result> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const started = performance.now()
  const child = start(command(String(port)))
  let errors = ''
  child.stdout.resume()
  child.stderr.on('data', (chunk) => (errors = (errors + chunk).slice(-2000)))
  try {
    while (!(await isResponding(url))) {
      if (child.exitCode !== null || performance.now() - started > timeoutMs) {
        throw new Error(`Does not serve: ${command(String(port)).join(' ')}\n${errors}`)
      }
      await wait(2)
    }
    return await use({ url, firstResponseMs: performance.now() - started, usage: () => usage(child.pid ?? 0) })
  } finally {
    child.kill('SIGKILL')
  }
}

function isResponding(url: string): Promise<boolean> {
  const headers = { Authorization: 'Bearer x', 'Content-Type': 'application/json' }
  const options = { method: 'POST', headers, body: JSON.stringify(request), signal: AbortSignal.timeout(timeoutMs) }
  return fetch(`${url}/ACME_CORP/Import`, options).then(Boolean, () => false)
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
