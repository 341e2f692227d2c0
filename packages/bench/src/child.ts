import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { toolEnvironment } from '../../../scripts/lib/workspace.ts'

/** The folder of the benchmark. */
export const here = join(import.meta.dirname, '..')

const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) end(child)
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

/** Starts a program in a process group of its own, so that all it starts ends with it. */
export function start(command: string[], options: { cwd?: string; environment?: NodeJS.ProcessEnv } = {}) {
  const [tool = '', ...toolArguments] = command
  const child = spawn(tool, toolArguments, {
    cwd: options.cwd ?? here,
    env: { ...toolEnvironment, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** Ends a process and those that it has started. */
export function end(child: ChildProcess): Promise<void> {
  running.delete(child)
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve()
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  process.kill(-child.pid, 'SIGKILL')
  return gone
}

/** Runs a program to its end. @throws with its output when it fails, unless told to go on */
export async function run(
  command: string[],
  options: { cwd?: string; environment?: NodeJS.ProcessEnv; isFailureFine?: boolean } = {},
): Promise<{ output: string; milliseconds: number }> {
  const started = performance.now()
  const child = start(command, options)
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (errors += chunk))
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  const milliseconds = performance.now() - started
  if (code !== 0 && !options.isFailureFine) throw new Error(`Failed: ${command.join(' ')}\n${output}\n${errors}`)
  return { output, milliseconds }
}

/** Runs a program of programs/, which prints its figures as JSON in its last line. */
export async function program<Result>(name: string, ...given: (string | number)[]): Promise<Result> {
  const { output } = await run([process.execPath, join(here, 'src/programs', name), ...given.map(String)])
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Result
}

/** Memory that a process and those that it has started hold, in MB. On Linux only; NaN elsewhere. */
export function residentMb(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
    const own = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
    return children.reduce((sum, child) => sum + residentMb(Number(child)), own)
  } catch {
    return Number.NaN
  }
}

/** Processor time that a process and those that it has started have used, in seconds. On Linux only; NaN elsewhere. */
export function processorSeconds(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
    // Fields 14 and 15 in hundredths of a second; the second field, in parentheses, may hold spaces.
    const [user, system] = status
      .slice(status.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .map(Number)
    const own = ((user ?? Number.NaN) + (system ?? Number.NaN)) / 100
    return children.reduce((sum, child) => sum + processorSeconds(Number(child)), own)
  } catch {
    return Number.NaN
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
