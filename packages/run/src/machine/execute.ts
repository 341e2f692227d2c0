import type { BulkImportError } from '@bulk-import/client'
import type { ImportStatusReport } from '@bulk-import/client/provisional'
import { checkLife, needsConfirmation } from './begin.ts'
import { checkAborted, endOf, failureOf } from './ends.ts'
import { fetchFailed } from './failed-records.ts'
import type { Run } from './run.ts'
import { settledStatus, statusOf } from './status.ts'

/** 6. Nothing is executed unless all that was sent was counted, no more failed than may, and a person has seen the counters. */
export async function review(run: Run): Promise<void> {
  const sent = run.state.taken.records
  const report = await statusOf(run)
  const { TotalRecordsReceived: received, ValidationFailed: failed } = report
  if (received !== sent) {
    const message = `${sent} records were sent, and ${received} received. Nothing was executed.`
    throw endOf(run, 'DOUBT', message, 'restart', { ids: ['I06'] })
  }
  if (failed > 0) await reviewFailed(run, failed, sent)
  checkLife(run, 'before Execute')
  if (!needsConfirmation(run)) return
  const { request, isDeletion } = run.plan
  const isConfirmed = await run.confirm({ when: 'before-execute', request, isDeletion, records: sent, report })
  checkAborted(run)
  if (!isConfirmed) throw endOf(run, 'NOT_CONFIRMED', 'Not confirmed. Nothing was executed.', 'resume')
}

async function reviewFailed(run: Run, failed: number, sent: number): Promise<void> {
  const { byCode } = await fetchFailed(run, failed)
  if (run.limits.mayFail(failed, sent)) return
  const codes = [...byCode].map(([code, count]) => `${code}: ${count}`)
  const grouped = codes.length === 0 ? '' : ` (${codes.join(', ')})`
  const message = `${failed} of ${sent} records failed at staging${grouped}. Nothing was executed.`
  const hint = `Look at the failed records. To execute all the same, go on with room for ${failed} failed records.`
  throw endOf(run, 'TOO_MANY_FAILED', message, 'resume', { hint, ids: ['P12', 'P14'] })
}

const executedStates = ['Queued', 'Processing', 'Completed', 'Complete', 'Failed']

/** 7. Execute, once. What became of one whose response says nothing, the status tells; it is never sent again without a person's word. */
export async function execute(run: Run): Promise<void> {
  if (run.state.execution === 'unknown') {
    const report = await settledStatus(run, 'Execute was on its way when the run ended.')
    if (isExecuted(report)) return executed(run)
    if (!run.mayExecuteAgain) throw unknown(run, report)
  }
  checkAborted(run)
  await run.record({ event: 'executing' })
  try {
    await run.steps().execute()
  } catch (given) {
    return await afterFailure(run, failureOf(run, given))
  }
  await executed(run)
}

async function afterFailure(run: Run, error: BulkImportError): Promise<void> {
  if (error.outcome === 'accepted') return executed(run)
  const report = await settledStatus(run, error.message)
  if (isExecuted(report)) return executed(run)
  if (error.outcome === 'refused' || error.outcome === 'not-sent') {
    await run.record({ event: 'not-executed', status: error.status ?? 0 })
    const details = { reached: 'not-executed', cause: error, hint: error.hint, ids: error.ids } as const
    throw endOf(run, 'EXECUTE_REFUSED', `${error.message} Nothing was executed.`, 'resume', details)
  }
  throw unknown(run, report, error)
}

/** Whether the state is one that only an import has which was executed. */
export function isExecuted({ Status }: ImportStatusReport): boolean {
  return executedStates.includes(Status)
}

async function executed(run: Run): Promise<void> {
  await run.record({ event: 'executed' })
  run.emit({ event: 'executed' })
}

function unknown(run: Run, { Status }: ImportStatusReport, cause?: BulkImportError): Error {
  const message = `Whether the import was executed is not known: Execute was sent, and the status is ${Status} all the same. ${cause?.message ?? ''}`
  const hint = 'Look at the profiles. Only when you are sure that it was not executed, order it once more.'
  return endOf(run, 'EXECUTE_UNKNOWN', message.trimEnd(), 'execute-again', { cause, hint, ids: ['I08'] })
}
