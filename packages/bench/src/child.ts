import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The folder of the benchmark, which has the peers. */
export const here = join(import.meta.dirname, '..')

/** The folder of the whole project. */
export const root = join(here, '../..')

const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) end(child)
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

interface Options {
  cwd?: string
  environment?: NodeJS.ProcessEnv
}

/** Starts a program in a process group of its own, so that all it starts ends with it. */
export function start([tool = '', ...given]: string[], { cwd = here, environment }: Options = {}) {
  const PATH = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter)
  const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
  const env = { ...process.env, PATH, ...quiet, ...environment }
  const child = spawn(tool, given, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
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

/** Runs a program to its end. @throws with its output when it fails */
export async function run(command: string[], options?: Options): Promise<{ output: string; seconds: number }> {
  const started = performance.now()
  const child = start(command, options)
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (errors += chunk))
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  const seconds = (performance.now() - started) / 1000
  if (code !== 0) throw new Error(`Failed: ${command.join(' ')}\n${output}\n${errors}`)
  return { output, seconds }
}

/** The command of a program of programs/. */
export function programCommand(name: string, ...given: (string | number)[]): string[] {
  return [process.execPath, join(here, 'src/programs', name), ...given.map(String)]
}

/** Runs a program of programs/, which prints its figures as JSON in its last line. */
export async function program<Result>(name: string, ...given: (string | number)[]): Promise<Result> {
  const { output } = await run(programCommand(name, ...given))
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Result
}

/** What a process uses: memory in MB, and processor time up to now in seconds. On Linux only; NaN elsewhere. */
export function usage(pid: number): { residentMb: number; processorSeconds: number } {
  try {
    const residentMb = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // Fields 14 and 15 in hundredths of a second; the second field, in parentheses, may hold spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { residentMb, processorSeconds: (Number(fields[11]) + Number(fields[12])) / 100 }
  } catch {
    return { residentMb: Number.NaN, processorSeconds: Number.NaN }
  }
}
