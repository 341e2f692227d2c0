import type { BulkImportError } from '@bulk-import/client'
import type { ImportStatusReport, Inferred } from '@bulk-import/client/provisional'
import { endAs, endOf, failureOf } from './ends.ts'
import { isExecuted, isOpen, stateIn } from './execution.ts'
import type { Run } from './run.ts'
import { saidIn } from './server-words.ts'
import { readOptions, statusOf } from './status.ts'

/**
 * 3. Before anything is trusted: the status is that of the import, which takes records; and right after Initiate nothing was received
 * (I09, I01).
 */
export async function observeStatus(run: Run): Promise<void> {
  const { taken, doubtful, staged } = run.state
  if (staged !== undefined) return
  const isFirst = taken.records === 0 && doubtful === undefined
  const report = isFirst ? await firstStatus(run) : await statusOf(run)
  checkNotExecuted(run, report)
  checkOpen(run, report)
  if (!isFirst) return
  run.observe({ id: 'I01', holds: true, expected: 'the token of the import', actual: 'the same' })
  const [expected, actual] = ['no record received after Initiate', received(report)]
  run.observe({ id: 'I09', holds: report.TotalRecordsReceived === 0, expected, actual })
  if (report.TotalRecordsReceived !== 0) throw notInferred(run, ['I09'], expected, actual, ['statusPath'])
}

/** @throws RunError where somebody else has executed the import: nothing is staged then, and nothing begun instead of it */
export function checkNotExecuted(run: Run, report: ImportStatusReport): void {
  if (!isExecuted(report)) return
  const message = `The status is ${report.Status}: the import was executed, though this journal does not say so.`
  const hint = 'Its status and its failed records can still be retrieved with the access token of the journal.'
  throw endAs(run, 'DOUBT', message, null, { reached: 'perhaps-executed', hint, ids: ['I08'] })
}

/** @throws RunError where the import is in a state in which none takes records or is executed */
export function checkOpen(run: Run, report: ImportStatusReport): void {
  if (isOpen(report)) return
  const message = `The status is ${stateIn(report)}, and must be Initiated or Staging before Execute.`
  throw endOf(run, 'DOUBT', message, 'restart', { ids: ['I08'] })
}

async function firstStatus(run: Run): Promise<ImportStatusReport> {
  try {
    run.report = await run.steps().retrieveStatus(readOptions(run))
    return run.report
  } catch (given) {
    const error = failureOf(run, given)
    const isAnother =
      error.code === 'CONTRACT_VIOLATION' && error.issues.some(({ keyword }) => keyword === 'contradiction')
    if (isAnother) throw notInferred(run, ['I01'], 'the token of the import', error.message, [], error)
    throw notInferred(
      run,
      ['I09'],
      'a status right after Initiate',
      error.message + saidIn(error),
      ['statusPath'],
      error,
    )
  }
}

/** The end of a run on a service that does otherwise than we infer. Other ways are never tried by guessing: bodies hold personal data. */
export function notInferred(
  run: Run,
  ids: readonly string[],
  expected: string,
  actual: string,
  inferred: readonly (keyof Inferred)[] = [],
  cause?: BulkImportError,
): Error {
  // What a server says in its own words is for the person who runs it, and in no report.
  const seen = cause === undefined || cause.code === 'CONTRACT_VIOLATION' ? actual : responseOf(cause)
  for (const id of ids) run.observe({ id, holds: false, expected, actual: seen })
  const message = `The service does not do what we infer (${ids.join(', ')}): expected ${expected}, got ${actual.replace(/(?<![."])$/, '.')}`
  return endOf(run, 'INFERENCE', message, 'restart', { ids, ...otherWay(inferred), cause })
}

/** What a person would set who knows that the service does it in another way. */
export function otherWay(inferred: readonly (keyof Inferred)[]) {
  if (inferred.length === 0) return {}
  const names = inferred.map((name) => `\`inferred.${name}\``).join(' or ')
  return { change: { inferred }, hint: `If your service does it in another way, set ${names}.` }
}

/** What a service did instead, without its words. */
export function responseOf(error: BulkImportError | undefined): string {
  return error?.status === undefined ? 'no response' : `the response ${error.status}`
}

export const received = ({ TotalRecordsReceived }: ImportStatusReport) => `TotalRecordsReceived ${TotalRecordsReceived}`
