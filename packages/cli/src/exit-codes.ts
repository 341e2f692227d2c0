import type { BulkImportError } from '@bulk-import/client'

/** They say what may be done next; the table is in README.md. */
export const exitCodes = {
  /** The import is started, or the command did what it was asked to. */
  done: 0,
  /** The server refused. No import was started. */
  refused: 1,
  /** Usage error, or not confirmed. Nothing was sent. */
  usage: 2,
  /** The server was not reached, or something else answered. No import was started. */
  notStarted: 3,
  /** An import may exist, or does, without a usable response; or the result could not be written. */
  unknown: 4,
  /** Finished, but some records were not imported. */
  partly: 5,
  /** Not finished, and nothing was executed: --resume or --restart goes on. */
  unfinished: 6,
  /** A report of verify could not be written. */
  reportLost: 7,
  /** A defect of this program. */
  defect: 70,
  /** Ended by Ctrl-C before an import can have been started. */
  interrupted: 130,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Whether an import can exist comes first: only then is it dangerous to run the command again. */
export function exitCodeOf({ outcome, code, status }: Pick<BulkImportError, 'outcome' | 'code' | 'status'>): ExitCode {
  if (outcome === 'unknown' || outcome === 'accepted') return exitCodes.unknown
  if (code === 'USAGE') return exitCodes.usage
  if (code === 'ABORTED') return exitCodes.interrupted
  // A redirect comes from something in front of the service; without a status, the last attempt had no response.
  return status !== undefined && status >= 400 ? exitCodes.refused : exitCodes.notStarted
}
