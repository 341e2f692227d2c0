import type { ImportStatusReport } from '@bulk-import/client/provisional'
import type { FinishedResult } from '../journal/events.ts'
import { countersOf } from './counters.ts'
import { isExecuted } from './execute.ts'
import { fetchFailed } from './failed-records.ts'
import type { Run } from './run.ts'
import { pause, statusOf } from './status.ts'

const longestPollMs = 30_000

/** 8. The status, at growing intervals, until the execution has ended. One that still says Staging lags behind. */
export async function pollToEnd(run: Run): Promise<ImportStatusReport> {
  for (let waitMs = run.limits.pollMs; ; waitMs = Math.max(waitMs, Math.min(longestPollMs, waitMs * 1.5))) {
    const report = await statusOf(run)
    run.emit({ event: 'status', report })
    observeExecution(run, report)
    if (isEnded(report)) return report
    await pause(run, waitMs)
  }
}

/** Whether a status tells that Execute was taken, once it was (I08). */
function observeExecution(run: Run, report: ImportStatusReport): void {
  const actual = report.Status
  run.observe({ id: 'I08', holds: isExecuted(report), expected: 'Queued, Processing, Completed or Failed', actual })
}

/** Complete and Completed are taken for the same end (I10). */
function isEnded({ Status }: ImportStatusReport): boolean {
  return ['Completed', 'Complete', 'Failed'].includes(Status)
}

/** 9. The failed records, counted against the counters, and what all of it comes to. */
export async function finish(run: Run, report: ImportStatusReport): Promise<FinishedResult> {
  const sent = run.state.taken.records
  const { ValidationFailed, Exceptions = 0, NotHonored = 0, Pending = 0, Processed } = report
  run.observe({
    id: 'I10',
    holds: report.Status !== 'Complete',
    expected: 'Completed or Failed',
    actual: report.Status,
  })
  const failed = ValidationFailed + Exceptions
  const { count, isComplete } = failed === 0 ? { count: 0, isComplete: true } : await fetchFailed(run, failed)
  const isWhole =
    report.TotalRecordsReceived === sent && Processed === sent && failed === 0 && NotHonored === 0 && Pending === 0
  const result: FinishedResult = {
    outcome: report.Status === 'Failed' ? 'failed' : isWhole ? 'imported' : 'partly-imported',
    sent,
    counters: countersOf(report),
    ...(run.keepFailed !== undefined && { failedRecords: count }),
    isFailedComplete: isComplete,
  }
  await run.record({ event: 'finished', result })
  return result
}
