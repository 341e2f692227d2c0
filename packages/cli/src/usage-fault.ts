import type { Fault } from '@bulk-import/contract'

/** The command was used wrongly. Nothing was sent. */
export class UsageFault extends Error {
  override readonly name = 'UsageFault'
  /** What is wrong with the request by the contract; empty when something else is. */
  readonly faults: readonly Fault[]

  constructor(message: string, faults: readonly Fault[] = []) {
    super(message)
    this.faults = faults
  }
}

/** Turns a failure of the file system into a usage fault that names the file. */
export function fileFault(what: string, path: string, error: unknown): UsageFault {
  const { code } = error as NodeJS.ErrnoException
  const reasons: Record<string, string> = {
    ENOENT: 'there is no such file or folder',
    EACCES: 'permission is denied',
    EISDIR: 'it is a folder',
    EEXIST: 'it exists, and is not overwritten',
  }
  return new UsageFault(`${what} ${path}: ${reasons[code ?? ''] ?? code ?? 'it cannot be read'}.`)
}
