import { connect, createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { end, start, usage } from './child.ts'

export interface Server {
  url: string
  /** Milliseconds from its start to its first response. */
  firstResponseMs: number
  usage(): ReturnType<typeof usage>
  close(): Promise<void>
}

const body = '{"Name":"CRM sync"}'
const firstRequest = [
  'POST /ACME_CORP/Import HTTP/1.1',
  'Host: localhost',
  'Authorization: Bearer x',
  'Content-Type: application/json',
  'Connection: close',
  `Content-Length: ${body.length}`,
  '',
  body,
].join('\r\n')

const timeoutMs = 30_000

/** Starts a server in a process of its own and waits for its first response. What it prints is read, as a terminal would. */
export async function serve(command: (port: string) => string[]): Promise<Server> {
  const port = await freePort()
  const started = performance.now()
  const child = start(command(String(port)))
  let errors = ''
  child.stdout.resume()
  child.stderr.on('data', (chunk) => (errors = (errors + chunk).slice(-2000)))
  while (!(await isResponding(port))) {
    if (child.exitCode !== null || performance.now() - started > timeoutMs) {
      await end(child)
      throw new Error(`Does not serve: ${command(String(port)).join(' ')}\n${errors}`)
    }
    await wait(2)
  }
  return {
    url: `http://127.0.0.1:${port}`,
    firstResponseMs: performance.now() - started,
    usage: () => usage(child.pid ?? 0),
    close: () => end(child),
  }
}

function isResponding(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port }, () => socket.write(firstRequest))
    socket
      .once('data', (chunk) => {
        socket.destroy()
        resolve(chunk.toString('latin1').startsWith('HTTP/1.1 '))
      })
      .once('error', () => resolve(false))
      .once('close', () => resolve(false))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
