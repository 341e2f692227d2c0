import type { Readable, Writable } from 'node:stream'

/** What surrounds a command, so that a test can put something else around it. */
export interface Shell {
  env: Readonly<Record<string, string | undefined>>
  stdin: Readable & { isTTY?: boolean }
  /** For results. */
  stdout: Output
  /** Whether what is written there goes nowhere: it is closed, or /dev/null. Default false. */
  isStdoutLost?: boolean
  /** For talk. */
  stderr: Output
  /** Ends what is under way: Ctrl-C. */
  signal: AbortSignal
}

export type Output = Writable & { isTTY?: boolean; columns?: number }

/** A variable of the environment; an empty one counts as not there. */
export function variable({ env }: Pick<Shell, 'env'>, name: string): string | undefined {
  return env[name] || undefined
}
