import { spawn } from 'node:child_process'
import { PassThrough, Readable, Writable } from 'node:stream'
import { main } from '@bulk-import/cli'
import { root, toolEnvironment } from '../../../scripts/lib/workspace.ts'

export interface Ending {
  code: number
  stdout: string
  stderr: string
}

export interface Surroundings {
  env?: Record<string, string>
  /** What stands on standard input; on a terminal, what is typed when something is asked, a line each time. */
  stdin?: string
  /** What was typed on the terminal before anything was asked. */
  typedAhead?: string
  /** Whether standard output is closed. */
  isStdoutLost?: boolean
  /** What comes of each write to standard output, where that fails. */
  stdoutError?: 'EPIPE' | 'ENOSPC'
  /** Whether standard input, output and error are a terminal. */
  isTTY?: boolean
  signal?: AbortSignal
  /** Called whenever something is said on standard error. */
  onStderr?: (text: string) => unknown
}

/** Runs a command line in this process. */
export async function run(argv: readonly string[], given: Surroundings = {}): Promise<Ending> {
  const { env = {}, stdin = '', isTTY = false, signal = new AbortController().signal, onStderr } = given
  const { typedAhead, isStdoutLost = false, stdoutError } = given
  const [stdout, stderr] = [collector(isTTY, undefined, stdoutError), collector(isTTY, onStderr)]
  // Somebody at a terminal types when he is asked.
  const input = Object.assign(isTTY ? new PassThrough() : Readable.from([Buffer.from(stdin)]), { isTTY })
  if (input instanceof PassThrough) {
    if (typedAhead !== undefined) input.write(typedAhead)
    const lines = stdin.split(/(?<=\n)/)
    stderr.onText((text) => {
      if (text.endsWith('Ctrl-D to end it.\n')) input.end(stdin)
      else if (!/(> |\] )$/.test(text)) return
      else if (lines.length > 1) input.write(lines.shift())
      else input.end(lines[0])
    })
  }
  const shell = { env, stdin: input, stdout: stdout.stream, stderr: stderr.stream, signal, isStdoutLost }
  const code = await main(argv, shell)
  return { code, stdout: stdout.text(), stderr: stderr.text() }
}

/** Runs a command line that stays, such as the mock: its output can be waited for. */
export function runOn(argv: readonly string[], env: Record<string, string> = {}) {
  const ending = new AbortController()
  const stdout = new PassThrough({ encoding: 'utf8' })
  const stderr = collector(false)
  const shell = { env, stdin: Readable.from([]), stdout, stderr: stderr.stream, signal: ending.signal }
  const code = main(argv, shell)
  let seen = ''
  const firstLine = new Promise<string>((resolve) => {
    stdout.on('data', (chunk: string) => {
      seen += chunk
      if (seen.includes('\n')) resolve(seen)
    })
    void code.then(() => resolve(seen))
  })
  return { code, firstLine, stdout: () => seen, stderr: stderr.text, interrupt: () => ending.abort() }
}

/** Starts the real command, or another one, as a shell would. */
export function start(argv: readonly string[], env: Record<string, string> = {}, command = 'bulk-import') {
  const { PATH, NODE_COMPILE_CACHE } = toolEnvironment
  const child = spawn(command, argv, { cwd: root, env: { PATH, NODE_COMPILE_CACHE, ...env } })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const ending = new Promise<Ending>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? -1, stdout, stderr }))
  })
  return { child, ending }
}

function collector(isTTY: boolean, onStderr?: (text: string) => unknown, error?: string) {
  let seen = ''
  let listener: (text: string) => unknown = () => undefined
  const stream = new Writable({
    write(chunk, _, done) {
      if (error !== undefined) return done(Object.assign(new Error(error), { code: error }))
      seen += chunk
      onStderr?.(String(chunk))
      listener(String(chunk))
      done()
    },
  })
  stream.on('error', () => undefined) // as that of the process has it
  const onText = (listen: typeof listener) => {
    listener = listen
  }
  return { stream: Object.assign(stream, { isTTY }), text: () => seen, onText }
}
