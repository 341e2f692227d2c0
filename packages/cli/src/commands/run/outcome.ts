import type { FinishedResult, RunError, RunResult, RunState } from '@bulk-import/run'
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

export function outcomeOf({ outcome }: Pick<RunResult | FinishedResult, 'outcome'>): Outcome {
  return { exitCode: ofResults[outcome], next: outcome === 'staged' ? '--resume' : null }
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

/** Where a run stands that is ended at once, without waiting for the request that is under way. */
export function outcomeAtOnce(state: RunState): Outcome & { consequence: string } {
  const { begun, execution, isRefused, session, staged } = state
  const { interrupted, unknown } = exitCodes
  if (execution === 'executed')
    return { exitCode: unknown, next: '--resume', consequence: 'The import was executed; its end was not seen.' }
  if (execution === 'unknown')
    return { exitCode: unknown, next: '--resume', consequence: 'Whether the import was executed is not known.' }
  if (begun === undefined) return { exitCode: interrupted, next: null, consequence: 'Nothing was sent.' }
  if (isRefused) return { exitCode: interrupted, next: '--resume', consequence: 'No import was started.' }
  const isLost = session === undefined || (begun.input === null && staged === undefined)
  return { exitCode: interrupted, next: isLost ? '--restart' : '--resume', consequence: 'Nothing was executed.' }
}
