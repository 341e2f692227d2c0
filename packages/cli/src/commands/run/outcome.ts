import { type FinishedResult, type RunError, type RunResult, type RunState, standingOf } from '@bulk-import/run'
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
  // Whatever else a journal may say is no success, and a process without a code would end with 0.
  return { exitCode: ofResults[outcome] ?? exitCodes.unknown, next: outcome === 'staged' ? '--resume' : null }
}

const flags = { resume: '--resume', restart: '--restart', 'execute-again': '--execute-again' } as const

export function outcomeOfError(error: RunError): Outcome {
  return { exitCode: exitCodeOf(error), next: error.next === null ? null : flags[error.next] }
}

function exitCodeOf({ code, reached, next, cause }: RunError): ExitCode {
  if (reached === 'perhaps-executed') return exitCodes.unknown
  // An order that cannot be carried out where the run stands: without it, the run goes on.
  if (code === 'USAGE' && next === 'resume') return exitCodes.usage
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
  const { reached, next, consequence } = standingOf(state)
  const exitCode = reached === 'perhaps-executed' ? exitCodes.unknown : exitCodes.interrupted
  return { exitCode, next: next === null ? null : flags[next], consequence }
}
