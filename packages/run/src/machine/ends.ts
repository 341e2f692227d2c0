import { type BulkImportError, isBulkImportError } from '@bulk-import/client'
import { type Next, RunError, type RunErrorCode, type RunErrorDetails } from '../errors.ts'
import { countersOf } from './counters.ts'
import type { Run } from './run.ts'
import { standingOf } from './standing.ts'

/** The error that ends a run where it stands, with what that means at the end of its message. */
export function endOf(
  run: Run,
  code: RunErrorCode,
  message: string,
  next: Next,
  more: Partial<RunErrorDetails> = {},
): RunError {
  const { consequence } = standingOf(run.state)
  const isNew = run.isRestart && run.state.begun === undefined
  // The journal has the earlier import as long as no new one is begun.
  return isNew
    ? endAs(run, code, `${message} Nothing more was sent.`, next ?? 'restart', more)
    : endAs(run, code, `${message} ${consequence}`, next, more)
}

/** The same, for a message that says what it means. An import that is executed, or perhaps, is never left for a new one. */
export function endAs(
  run: Run,
  code: RunErrorCode,
  message: string,
  next: Next,
  more: Partial<RunErrorDetails> = {},
): RunError {
  const counters = run.report && countersOf(run.report)
  const details = { reached: standingOf(run.state).reached, counters, ...more }
  const isLeft = next === 'restart' && details.reached === 'perhaps-executed'
  const isAgain = next === 'resume' && run.mayExecuteAgain && run.state.execution === 'unknown'
  return new RunError(code, message, { ...details, next: isLeft ? null : isAgain ? 'execute-again' : next })
}

/**
 * What a call of the client has thrown, when that is an error of the client; it throws whatever else it is, and that the run was aborted.
 */
export function failureOf(run: Run, error: unknown): BulkImportError {
  if (!isBulkImportError(error)) throw error
  if (error.code === 'ABORTED') throw abortOf(run, error)
  if (error.code === 'TOKEN_EXPIRED') throw tokenEnded(run, error)
  return error
}

export function abortOf(run: Run, cause?: unknown): RunError {
  return endOf(run, 'ABORTED', 'Interrupted.', standingOf(run.state).next, { cause })
}

/**
 * Asked between requests: one that is under way is not aborted, since nobody would know what became of it.
 *
 * @throws RunError when the run was aborted
 */
export function checkAborted(run: Run): void {
  if (run.signal?.aborted) throw abortOf(run)
}

/** After an Execute that was refused, nobody can ask any more whether it was taken all the same: such an import is not left for a new one. */
function tokenEnded(run: Run, cause: BulkImportError): RunError {
  const details = { cause, ids: ['S05', 'P04'] }
  if (run.state.execution === 'none') return endOf(run, 'TOKEN_ENDS', 'The access token has ended.', 'restart', details)
  const hint = 'Look at the profiles. Nothing can be asked of this import any more.'
  const refused =
    'The access token has ended. The service refused Execute; whether it was executed all the same is not known.'
  return run.state.execution === 'refused'
    ? endAs(run, 'RESULT_NOT_SEEN', refused, null, { ...details, hint, reached: 'perhaps-executed' })
    : endOf(run, 'RESULT_NOT_SEEN', 'The access token has ended.', null, { ...details, hint })
}
