import { type ExitCode, exitCodes } from './exit-codes.ts'
import { printable } from './output.ts'

/** The command was used wrongly. Nothing was sent. */
export class UsageFault extends Error {
  override readonly name: string = 'UsageFault'
  readonly code: 'USAGE' | 'ABORTED' = 'USAGE'
  readonly exitCode: ExitCode = exitCodes.usage
}

/** The person ended the command before anything was sent. */
export class Interruption extends UsageFault {
  override readonly name = 'Interruption'
  override readonly code = 'ABORTED'
  override readonly exitCode = exitCodes.interrupted

  constructor() {
    super('Ended before anything was sent.')
  }
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission is denied',
  EISDIR: 'it is a folder',
  EEXIST: 'it exists, and is not overwritten',
}

/** Turns a failure of the file system into a usage fault that names the file. */
export function fileFault(what: string, path: string, error: unknown): UsageFault {
  const { code = 'it cannot be read' } = error as NodeJS.ErrnoException
  return new UsageFault(`${what} ${printable(path)}: ${reasons[code] ?? code}.`)
}
