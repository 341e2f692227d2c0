import type { ImportStatusReport } from '@bulk-import/client/provisional'
import type { FinishedResult } from '../journal/events.ts'
import { counterOf, countersOf, unusableCounters } from './counters.ts'
import { isExecuted, isOpen, stateIn, withStateIn } from './execution.ts'
import { fetchFailed } from './failed-records.ts'
import type { Run } from './run.ts'
import { endOfToken, pause, statusOf } from './status.ts'

const longestPollMs = 30_000
/** Longer than this no Retry-After of a status is followed: it may have changed by then. */
const longestRetryAfterMs = 3_600_000

/** 8. The status, at growing intervals, until the execution has ended. One that still says Staging lags behind. */
export async function pollToEnd(run: Run): Promise<ImportStatusReport> {
  const strange = new Set<string>()
  for (let waitMs = run.limits.pollMs; ; waitMs = Math.max(waitMs, Math.min(longestPollMs, waitMs * 1.5))) {
    const report = await statusOf(run)
    run.emit({ event: 'status', report: withStateIn(report) })
    observeExecution(run, report)
    if (isEnded(report)) return report
    if (!isExecuted(report) && !isOpen(report) && !strange.has(report.Status) && strange.size < 10) {
      strange.add(report.Status)
      const message = `The status is ${stateIn(report)}. It is asked for again until the import has ended.`
      run.emit({ event: 'warning', message })
    }
    const askedMs = Math.max(waitMs, Math.min(report.retryAfterMs ?? 0, longestRetryAfterMs))
    await pause(run, Math.min(askedMs, Math.max(Math.min(run.limits.pollMs, 1000), beforeEndOfToken(run))))
  }
}

/** How long there is until the last looks that the token allows. */
function beforeEndOfToken(run: Run): number {
  return (endOfToken(run) ?? Number.POSITIVE_INFINITY) - lastLooksMs - run.now()
}

const lastLooksMs = 10_000

/** Whether a status tells that Execute was taken, once it was (I08). */
function observeExecution(run: Run, report: ImportStatusReport): void {
  const actual = isOpen(report) || isExecuted(report) ? report.Status : 'another one'
  run.observe({ id: 'I08', holds: isExecuted(report), expected: 'Queued, Processing, Completed or Failed', actual })
}

/** Complete and Completed are taken for the same end (I10). */
function isEnded({ Status }: ImportStatusReport): boolean {
  return ['Completed', 'Complete', 'Failed'].includes(Status)
}

/** 9. The failed records, counted against the counters, and what all of it comes to. */
export async function finish(run: Run, report: ImportStatusReport): Promise<FinishedResult> {
  const sent = run.state.taken.records
  const count = (name: Parameters<typeof counterOf>[1]) => counterOf(report, name)
  run.observe({
    id: 'I10',
    holds: report.Status !== 'Complete',
    expected: 'Completed or Failed',
    actual: report.Status,
  })
  const failed = count('ValidationFailed') + count('Exceptions')
  for (const name of unusableCounters(report)) {
    run.emit({ event: 'warning', message: `${name} in the status is no count of records.` })
  }
  const { written, isComplete } = await fetchFailed(run, failed)
  const isWhole =
    count('TotalRecordsReceived') === sent &&
    count('Processed') === sent &&
    failed === 0 &&
    count('NotHonored') === 0 &&
    count('Pending') === 0
  const result: FinishedResult = {
    outcome: report.Status === 'Failed' ? 'failed' : isWhole ? 'imported' : 'partly-imported',
    sent,
    counters: countersOf(report),
    ...(written !== undefined && { failedRecords: written }),
    isFailedComplete: isComplete,
  }
  try {
    await run.record({ event: 'finished', result })
  } catch {
    const message =
      'This result could not be written to the journal. A run that is resumed asks the service for it again.'
    run.emit({ event: 'warning', message })
  }
  return result
}
