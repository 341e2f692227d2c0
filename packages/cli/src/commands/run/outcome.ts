import type { FinishedResult, RunError, RunResult } from '@bulk-import/run'
import { type ExitCode, exitCodes } from '../../exit-codes.ts'

/** What a run came to, as a program is told, too. */
export interface Outcome {
  exitCode: ExitCode
  /** What a person would add to go on; null when nothing helps, or nothing has to. */
  next: '--resume' | '--restart' | '--execute-again' | null
}

const ofResults: Record<RunResult['outcome'], ExitCode> = {
  imported: exitCodes.done,
  staged: exitCodes.done,
  'partly-imported': exitCodes.partly,
  failed: exitCodes.refused,
}

export function outcomeOf(result: RunResult): Outcome {
  return { exitCode: ofResults[result.outcome], next: result.outcome === 'staged' ? '--resume' : null }
}

const flags = { resume: '--resume', restart: '--restart', 'execute-again': '--execute-again' } as const

export function outcomeOfError(error: RunError): Outcome {
  return { exitCode: exitCodeOf(error), next: error.next === null ? null : flags[error.next] }
}

function exitCodeOf({ code, reached, cause }: RunError): ExitCode {
  if (reached === 'perhaps-executed') return exitCodes.unknown
  if (code === 'ABORTED') return exitCodes.interrupted
  if (code === 'EXECUTE_REFUSED') return exitCodes.refused
  if (reached === 'not-started') {
    const { status = 0 } = Object(cause) as { status?: number }
    return status >= 400 ? exitCodes.refused : exitCodes.notStarted
  }
  return reached === 'nothing-sent' ? exitCodes.usage : exitCodes.unfinished
}

const words: Record<FinishedResult['outcome'], string> = {
  imported: 'Imported: all records.',
  'partly-imported': 'Finished: some records were not imported.',
  failed: 'Failed: the service could not execute the import. The counters say what it did.',
}

/** The result for a person: a table of counters, in words what happened, and where the failed records are. */
export function resultAsText(result: FinishedResult, failedPath: string | undefined): string {
  const { sent, counters, failedRecords = 0, isFailedComplete } = result
  const rows = Object.entries({ Sent: sent, ...counters }).map(
    ([name, value]) => `${name.padEnd(22)}${grouped(value).padStart(12)}`,
  )
  const where =
    failedRecords === 0 || failedPath === undefined
      ? []
      : [`${grouped(failedRecords)} failed ${failedRecords === 1 ? 'record is' : 'records are'} in ${failedPath}`]
  const incomplete = isFailedComplete
    ? []
    : ['The failed records are not complete: the counters say otherwise than what was listed.']
  return `${[words[result.outcome], '', ...rows, '', ...where, ...incomplete].join('\n').trimEnd()}\n`
}

/** A number with separators, the same everywhere. */
export function grouped(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',')
}
