import { type BulkImportError, isBulkImportError } from '@bulk-import/client'
import { type Next, type Reached, RunError, type RunErrorCode, type RunErrorDetails } from '../errors.ts'
import { countersOf } from './counters.ts'
import type { Run } from './run.ts'

/** How far the run has come, as far as anybody can know. */
export function reachedBy({ state }: Run): Reached {
  if (state.execution === 'executed' || state.execution === 'unknown') return 'perhaps-executed'
  return state.begun === undefined ? 'nothing-sent' : 'not-executed'
}

/** The error that ends a run where it stands. */
export function endOf(
  run: Run,
  code: RunErrorCode,
  message: string,
  next: Next,
  more: Partial<RunErrorDetails> = {},
): RunError {
  const counters = run.report && countersOf(run.report)
  return new RunError(code, message, { reached: reachedBy(run), next, counters, ...more })
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
  const message =
    reachedBy(run) === 'perhaps-executed'
      ? 'Ended after Execute was sent; the result was not seen.'
      : 'Ended; nothing was executed.'
  return endOf(run, 'ABORTED', message, nextBy(run), { cause })
}

/**
 * Asked between requests: one that is under way is not aborted, since nobody would know what became of it.
 *
 * @throws RunError when the run was aborted
 */
export function checkAborted(run: Run): void {
  if (run.signal?.aborted) throw abortOf(run)
}

function tokenEnded(run: Run, cause: BulkImportError): RunError {
  const isExecuted = reachedBy(run) === 'perhaps-executed'
  const [code, what] = isExecuted
    ? (['RESULT_NOT_SEEN', 'The access token ended before the end of the execution was seen.'] as const)
    : (['TOKEN_ENDS', 'The access token has ended. Nothing was executed.'] as const)
  return endOf(run, code, what, isExecuted ? null : 'restart', { cause, ids: ['S05', 'P04'] })
}

/** What goes on with a run that was only interrupted. */
export function nextBy({ state, plan }: Run): Next {
  if (state.begun === undefined) return null
  if (state.session === undefined) return 'restart'
  return state.staged === undefined && plan.input === null ? 'restart' : 'resume'
}
