import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { promisify } from 'node:util'

/** The folder of the benchmark, which has the peers. */
export const here = join(import.meta.dirname, '..')

/** The folder of the whole project. */
export const root = join(here, '../..')

interface Options {
  cwd?: string
  environment?: NodeJS.ProcessEnv
}

/** Starts a program, with the tools of the workspace in its path. */
export function start([tool = '', ...given]: string[]): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(tool, given, { ...settingsOf({}), stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Runs a program to its end. @throws with what it says about errors when it fails */
export async function run([tool = '', ...given]: string[], options: Options = {}) {
  const started = performance.now()
  const { stdout } = await promisify(execFile)(tool, given, { ...settingsOf(options), maxBuffer: 2 ** 26 })
  return { output: stdout, seconds: (performance.now() - started) / 1000 }
}

function settingsOf({ cwd = here, environment }: Options) {
  const PATH = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter)
  const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
  return { cwd, env: { ...process.env, PATH, ...quiet, ...environment } }
}

/** The command of a program of programs/, or of another by its path. */
export function programCommand(name: string, ...given: (string | number)[]): string[] {
  return [process.execPath, resolve(here, 'src/programs', name), ...given.map(String)]
}

/** Runs such a program, which prints its figures as JSON in its last line. */
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
