import { MockOptionError, type RunningMock, type ServerOptions, startMock } from '@bulk-import/mock'
import type { Shell } from './context.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { say } from './output.ts'
import { UsageFault } from './usage-fault.ts'

/** What the command line calls the options of the mock. Those that are not here have the same name on it. */
const flags: Record<string, string> = {
  tokenLifeMs: '--token-life, in milliseconds,',
  latencyMs: '--latency, in milliseconds,',
}

/** Starts a mock; where it cannot listen, says why and gives the exit code. @throws UsageFault */
export async function listen(settings: ServerOptions, shell: Shell): Promise<RunningMock | ExitCode> {
  try {
    return await startMock(settings)
  } catch (error) {
    if (error instanceof MockOptionError) {
      throw new UsageFault(`${flags[error.option] ?? `--${error.option}`} ${error.problem}.`)
    }
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    const reasons: Record<string, string> = {
      EADDRINUSE: `port ${settings.port} is taken. Choose another with --port, or 0 for any`,
      EACCES: `port ${settings.port} is not permitted to you. Choose one above 1023 with --port`,
      EADDRNOTAVAIL: 'this machine does not have the address that --host names',
      ENOTFOUND: 'the name that --host gives is not known',
    }
    await say(shell, `bulk-import: cannot serve: ${reasons[code] ?? code}.`)
    return exitCodes.notStarted
  }
}

/** Until Ctrl-C. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
