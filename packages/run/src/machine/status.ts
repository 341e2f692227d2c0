import type { BulkImportError } from '@bulk-import/client'
import type { ImportStatusReport } from '@bulk-import/client/provisional'
import { instantsOf } from '@bulk-import/internal/dates'
import { checkAborted, endOf, failureOf } from './ends.ts'
import type { Run } from './run.ts'
import { hintIn, saidIn } from './server-words.ts'
import { standingOf } from './standing.ts'

/** For so long a read is tried again, unless the token ends before. */
const readDeadlineMs = 600_000

/** The status of the import, which is asked for until there is one. */
export async function statusOf(run: Run): Promise<ImportStatusReport> {
  const untilMs = run.now() + readDeadlineMs
  for (;;) {
    try {
      run.report = await run.steps().retrieveStatus(readOptions(run))
      return run.report
    } catch (given) {
      const error = failureOf(run, given)
      const waitMs = run.now() < untilMs ? waitFor(run, error) : undefined
      if (waitMs === undefined) throw noStatus(run, error)
      await pause(run, waitMs)
    }
  }
}

export function noStatus(run: Run, error: BulkImportError, next = standingOf(run.state).next): Error {
  const details = { cause: error, hint: hintIn(error) }
  return endOf(run, 'NO_STATUS', error.message + saidIn(error), next, details)
}

/** When the token ends, where that can be read. */
export function endOfToken({ state }: Run): number | undefined {
  return instantsOf(state.session?.expires ?? '')?.latestMs
}

/**
 * What the client does not wait for by itself: a Retry-After that is longer than a read may take, while the token lives; and the end of a 401 to a
 * credential that was good before.
 */
function waitFor(run: Run, { retryAfterMs, isRetryable, status }: BulkImportError): number | undefined {
  if (isRetryable && retryAfterMs !== undefined) {
    const waitMs = Math.max(retryAfterMs, run.limits.pollMs)
    const endMs = endOfToken(run) ?? run.now() + longestWithoutEndMs
    if (run.now() + waitMs >= endMs) return undefined
    const message = `The service asks to wait ${Math.ceil(waitMs / 1000)} s before the status is asked for again.`
    run.emit({ event: 'warning', message })
    return waitMs
  }
  return status === 401 && run.report !== undefined ? run.limits.settleMs : undefined
}

/** How long a wait may be where nobody can tell when the token ends. */
const longestWithoutEndMs = 3_600_000

export function readOptions({ signal, limits: { readTimeoutMs } }: Run) {
  return {
    ...{ deadlineMs: readDeadlineMs, maxAttempts: 1000 },
    ...(readTimeoutMs !== undefined && { attemptTimeoutMs: readTimeoutMs }),
    ...(signal && { signal }),
  }
}

/** How often two statuses may disagree before nobody can tell. */
const maximumDisagreements = 10

/**
 * The status, once two responses that are apart by the settling time agree: then what was on its way has arrived, or never will.
 *
 * @param why in words, for whoever waits
 */
export async function settledStatus(run: Run, why: string): Promise<ImportStatusReport> {
  run.emit({ event: 'settling', why, ms: run.limits.settleMs })
  let earlier = await statusOf(run)
  for (let times = 0; times < maximumDisagreements; times++) {
    await pause(run, run.limits.settleMs)
    const later = await statusOf(run)
    if (later.TotalRecordsReceived === earlier.TotalRecordsReceived && later.Status === earlier.Status) return later
    earlier = later
  }
  const message = `The status did not settle: ${maximumDisagreements} times it was another one. Nobody can tell what was taken.`
  throw endOf(run, 'DOUBT', message, 'restart', { ids: ['I06'] })
}

/** @throws RunError when the run was aborted meanwhile */
export async function pause(run: Run, ms: number): Promise<void> {
  await run.sleep(ms)
  checkAborted(run)
}
