import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { end, freePort, processorSeconds, residentMb, start } from './child.ts'

export interface Server {
  url: string
  /** Milliseconds from its start to its first answer. */
  firstAnswerMs: number
  residentMb(): number
  processorSeconds(): number
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

const patienceMs = 30_000

/** Starts a server in a process of its own and waits for its first answer. What it prints is read, as a terminal would. */
export async function serve(command: (port: number) => string[]): Promise<Server> {
  const port = await freePort()
  const started = performance.now()
  const child = start(command(port))
  let errors = ''
  child.stdout.resume()
  child.stderr.on('data', (chunk) => (errors = (errors + chunk).slice(-2000)))
  while (!(await isAnswering(port))) {
    if (child.exitCode !== null || performance.now() - started > patienceMs) {
      await end(child)
      throw new Error(`Does not serve: ${command(port).join(' ')}\n${errors}`)
    }
    await wait(2)
  }
  return {
    url: `http://127.0.0.1:${port}`,
    firstAnswerMs: performance.now() - started,
    residentMb: () => residentMb(child.pid ?? 0),
    processorSeconds: () => processorSeconds(child.pid ?? 0),
    close: () => end(child),
  }
}

function isAnswering(port: number): Promise<boolean> {
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
