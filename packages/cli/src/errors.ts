import type { Issue } from '@bulk-import/contract'
import { printable } from '@bulk-import/internal/printable'
import { type ExitCode, exitCodes } from './exit-codes.ts'

/** The command line is wrong, or was not confirmed. Nothing was sent. */
export class CommandLineError extends Error {
  override readonly name: string = 'CommandLineError'
  readonly code: 'USAGE' | 'ABORTED' = 'USAGE'
  readonly exitCode: ExitCode = exitCodes.usage
  /** What is wrong with the request, when that is the reason. */
  readonly issues: readonly Issue[]
  /** The option that is wrong, when that is the reason and the client says so. */
  readonly option: string | undefined

  constructor(message: string, { issues = [], option }: { issues?: readonly Issue[]; option?: string } = {}) {
    super(message)
    this.issues = issues
    this.option = option
  }
}

/** Ctrl-C, before anything was sent. */
export class InterruptedError extends CommandLineError {
  override readonly name = 'InterruptedError'
  override readonly code = 'ABORTED'
  override readonly exitCode = exitCodes.interrupted

  constructor() {
    super('Interrupted before anything was sent.')
  }
}

const reasons: Record<string, string> = {
  ENOENT: 'no such file or directory',
  EACCES: 'permission denied',
  EISDIR: 'it is a directory',
  EEXIST: 'it already exists and is not overwritten',
}

/** A failure of the file system, with the name of the file. */
export function fileError(action: string, path: string, { code = 'unknown error' }: NodeJS.ErrnoException) {
  return new CommandLineError(`${action} ${printable(path)}: ${reasons[code] ?? code}.`)
}

/** What lies below an error, such as a refused connection; packages below give copies without credentials. */
export function causesOf({ cause }: { cause?: unknown }, depth = 0): string[] {
  if (!(cause instanceof Error) || depth > 3) return []
  const { code } = cause as NodeJS.ErrnoException
  return [cause.message || String(code ?? cause.name), ...causesOf(cause, depth + 1)]
}
