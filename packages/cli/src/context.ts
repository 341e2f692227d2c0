import type { Readable, Writable } from 'node:stream'
import type { ExitCode } from './exit-codes.ts'

/** Streams, environment and signal of a command. */
export interface CommandContext {
  env: Readonly<Record<string, string | undefined>>
  stdin: Readable & { isTTY?: boolean }
  /** Results. */
  stdout: Output
  /** Whether standard output is closed or /dev/null, so that a result would be lost. Default false. */
  isStdoutLost?: boolean
  /** Diagnostics and prompts. */
  stderr: Output
  /** Aborted by Ctrl-C. */
  signal: AbortSignal
  /** Takes a bar off the terminal that has no end of line; whoever draws one sets it. */
  clearBar?: () => void
  /** What a second Ctrl-C does, which waits for no request; a command sets it that knows more than that an import may exist. */
  endAtOnce?: () => Promise<ExitCode>
}

export type Output = Writable & { isTTY?: boolean; columns?: number }

/** A variable of the environment; an empty one counts as not set. */
export function variable({ env }: Pick<CommandContext, 'env'>, name: string): string | undefined {
  return env[name] || undefined
}
