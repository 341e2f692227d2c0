import type { Issue } from '@bulk-import/contract'
import { printable } from '@bulk-import/internal/printable'

/** The command line is wrong, was not confirmed, or was ended by Ctrl-C. Nothing was sent. */
export class CommandLineError extends Error {
  override readonly name = 'CommandLineError'
  readonly code: 'USAGE' | 'ABORTED'
  /** What is wrong with the request, when that is the reason. */
  readonly issues: readonly Issue[]
  /** The option that is wrong, when that is the reason and the client says so. */
  readonly option: string | undefined

  constructor(message: string, { code = 'USAGE', issues = [], option }: Partial<CommandLineError> = {}) {
    super(message)
    this.code = code
    this.issues = issues
    this.option = option
  }
}

/** Ctrl-C, before anything was sent. */
export function interrupted(): CommandLineError {
  return new CommandLineError('Interrupted before anything was sent.', { code: 'ABORTED' })
}

const reasons: Record<string, string> = {
  ENOENT: 'no such file or directory',
  EACCES: 'permission denied',
  EISDIR: 'it is a directory',
  EEXIST: 'it already exists and is not overwritten',
}

/** For `catch` of a file operation: throws what failed, with the name of the file. */
export function failFor(action: string, path: string) {
  return ({ code = 'unknown error' }: NodeJS.ErrnoException): never => {
    throw new CommandLineError(`${action} ${printable(path)}: ${reasons[code] ?? code}.`)
  }
}

/** What lies below an error, such as a refused connection; packages below give copies without credentials. */
export function causesOf({ cause }: { cause?: unknown }, depth = 0): string[] {
  if (!(cause instanceof Error) || depth > 3) return []
  const { code } = cause as NodeJS.ErrnoException
  return [cause.message || String(code ?? cause.name), ...causesOf(cause, depth + 1)]
}
