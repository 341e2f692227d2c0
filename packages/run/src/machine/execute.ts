import { type BulkImportError, isBulkImportError } from '@bulk-import/client'
import type { ImportStatusReport } from '@bulk-import/client/provisional'
import { checkLife } from './begin.ts'
import { confirm } from './confirm.ts'
import { checkAborted, endAs, endOf, failureOf } from './ends.ts'
import { executed, isExecuted, stateIn } from './execution.ts'
import { type FailedRecords, fetchFailed } from './failed-records.ts'
import { checkOpen, responseOf } from './observe.ts'
import type { Run } from './run.ts'
import { hintIfRefused, saidIn } from './server-words.ts'
import { standingOf } from './standing.ts'
import { settledStatus, statusOf } from './status.ts'

/** What the service says of everything that was staged. */
export interface Staged {
  report: ImportStatusReport
  failed: FailedRecords
}

/**
 * 6. Nothing is executed unless all that was sent was counted, and by an import that is still to be executed. Undefined for one that was executed
 * by then: by somebody else, or by an Execute that was refused and yet taken.
 */
export async function countStaged(run: Run): Promise<Staged | undefined> {
  const sent = run.state.taken.records
  const report = await validatedStatus(run)
  if (isExecuted(report)) return void (await executed(run))
  checkOpen(run, report)
  const { TotalRecordsReceived: received, ValidationFailed } = report
  if (received !== sent) {
    const message = `Records were lost, or came twice: the run sent ${sent}, and the service counts ${received}.`
    throw endOf(run, 'DOUBT', message, 'restart', { ids: ['I06'] })
  }
  if (!isValidated(report)) throw notValidated(run, report)
  return { report, failed: await fetchFailed(run, ValidationFailed) }
}

/** The status, which is given time to tell of each record whether it is valid: it does at once, by what we infer (I06). */
async function validatedStatus(run: Run): Promise<ImportStatusReport> {
  let report = await statusOf(run)
  while (!isExecuted(report) && !isValidated(report)) {
    const later = await settledStatus(run, 'The counters do not tell yet of each record whether it is valid.')
    if (validated(later) === validated(report)) return later
    report = later
  }
  return report
}

// The client takes no report without these counters.
const validated = ({ ValidationSuccessful, ValidationFailed }: ImportStatusReport) =>
  ValidationSuccessful + ValidationFailed
const isValidated = (report: ImportStatusReport) => validated(report) === report.TotalRecordsReceived

function notValidated(run: Run, report: ImportStatusReport): Error {
  const expected = `${report.TotalRecordsReceived} valid or failed`
  const actual = `${validated(report)} valid or failed`
  run.observe({ id: 'I06', holds: false, expected, actual })
  const message = `The counters do not tell of each record whether it is valid (I06): expected ${expected}, got ${actual}.`
  return endOf(run, 'INFERENCE', message, 'resume', { ids: ['I06'] })
}

/** 6. And no more failed than may, and a person has seen the counters. */
export async function review(run: Run, { report, failed }: Staged): Promise<void> {
  const sent = run.state.taken.records
  if (!run.limits.mayFail(report.ValidationFailed, sent)) throw tooMany(run, report, failed)
  await confirm(run, { when: 'before-execute', records: sent, report })
  checkLife(run, 'before Execute') // a person may have taken their time
}

function tooMany(run: Run, { ValidationFailed }: ImportStatusReport, { byCode }: FailedRecords): Error {
  const codes = [...byCode].map(([code, count]) => `${code}: ${count}`)
  const grouped = codes.length === 0 ? '' : ` (${codes.join(', ')})`
  const message = `${ValidationFailed} of ${run.state.taken.records} records failed at staging${grouped}.`
  const hint = `Look at the failed records. To execute all the same, go on with \`maxFailed: ${ValidationFailed}\`.`
  const change = { maxFailed: ValidationFailed }
  return endOf(run, 'TOO_MANY_FAILED', message, 'resume', { hint, change, ids: ['P12', 'P14'] })
}

/** 7. An Execute that was on its way when the run ended: the status tells. Only a person's word lets it be sent again, after step 6. */
export async function resolveExecution(run: Run): Promise<void> {
  const report = await settledStatus(run, 'Execute was on its way when the run ended.')
  if (isExecuted(report)) return executed(run)
  if (!run.mayExecuteAgain) throw unknown(run, report)
}

/** 7. Execute, once. What became of one whose response says nothing, the status tells; it is never sent again without a person's word. */
export async function execute(run: Run): Promise<void> {
  checkAborted(run)
  // What is said of a second one says nothing of the first.
  const isFirst = run.state.execution !== 'unknown'
  await run.record({ event: 'executing' })
  try {
    await run.steps().execute()
  } catch (given) {
    const isSent = !isBulkImportError(given) || given.outcome !== 'not-sent'
    if (isFirst && !isSent) await run.record({ event: 'not-executed', status: 0 })
    return await afterFailure(run, failureOf(run, given), isFirst)
  }
  await executed(run)
}

async function afterFailure(run: Run, error: BulkImportError, isFirst: boolean): Promise<void> {
  const { outcome, status = 0 } = error
  if (outcome === 'accepted') return executed(run)
  if (outcome === 'not-sent' && isFirst) {
    const { message, hint, ids } = error
    throw endAs(run, 'EXECUTE_NOT_SENT', message, standingOf(run.state).next, { cause: error, hint, ids })
  }
  const report = await settledStatus(run, `Execute had ${responseOf(error)}.`)
  if (isExecuted(report)) return executed(run)
  if (outcome !== 'refused' || !isFirst) throw unknown(run, report, error)
  await run.record({ event: 'not-executed', status })
  throw refused(run, error)
}

function refused(run: Run, error: BulkImportError): Error {
  const message = error.message + saidIn(error)
  return endAs(run, 'EXECUTE_REFUSED', message, 'resume', {
    cause: error,
    hint: hintIfRefused(error),
    ids: error.ids,
  })
}

function unknown(run: Run, report: ImportStatusReport, cause?: BulkImportError): Error {
  const how = cause === undefined ? 'was sent' : `had ${responseOf(cause)}`
  const message = `Execute ${how}, and the status is ${stateIn(report)} all the same.`
  const hint = 'Look at the profiles. Only when you are sure that it was not executed, order it once more.'
  return endOf(run, 'EXECUTE_UNKNOWN', message, 'execute-again', { cause, hint, ids: ['I08'] })
}
