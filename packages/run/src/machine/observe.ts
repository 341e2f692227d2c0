import type { ImportStatusReport } from '@bulk-import/client/provisional'
import { endOf, failureOf } from './ends.ts'
import type { Run } from './run.ts'
import { readOptions } from './status.ts'

/** 3. Before anything is trusted: right after Initiate the status is that of the import, and nothing was received (I09, I01). */
export async function observeStatus(run: Run): Promise<void> {
  const { taken, doubtful } = run.state
  if (taken.records > 0 || doubtful !== undefined) return
  const report = await firstStatus(run)
  run.observe({ id: 'I01', holds: true, expected: 'the token of the import', actual: 'the same' })
  seen(
    run,
    'I09',
    'no record received after Initiate',
    report.TotalRecordsReceived === 0,
    received(report),
    'statusPath',
  )
}

async function firstStatus(run: Run): Promise<ImportStatusReport> {
  try {
    return await run.steps().retrieveStatus(readOptions(run))
  } catch (given) {
    const error = failureOf(run, given)
    const isAnother =
      error.code === 'CONTRACT_VIOLATION' && error.issues.some(({ keyword }) => keyword === 'contradiction')
    const [id, expected] = isAnother ? ['I01', 'the token of the import'] : ['I09', 'a status right after Initiate']
    throw notInferred(run, [id ?? ''], expected ?? '', error.message, isAnother ? undefined : 'statusPath', error)
  }
}

/** Notes whether an inference was seen to hold. @throws RunError where it was not */
function seen(run: Run, id: string, expected: string, holds: boolean, actual: string, option?: string): void {
  run.observe({ id, holds, expected, actual })
  if (!holds) throw notInferred(run, [id], expected, actual, option)
}

/** The end of a run on a service that does otherwise than we infer. Other ways are never tried by guessing: bodies hold personal data. */
export function notInferred(
  run: Run,
  ids: readonly string[],
  expected: string,
  actual: string,
  option?: string,
  cause?: unknown,
): Error {
  for (const id of ids) run.observe({ id, holds: false, expected, actual })
  const message = `The service does otherwise than we infer (${ids.join(', ')}): expected ${expected}, got ${actual}. Nothing was executed.`
  const hint = option && `If your service does it another way, say so by \`inferred\` (${option}).`
  return endOf(run, 'INFERENCE', message, 'restart', { ids, hint, cause })
}

export const received = ({ TotalRecordsReceived }: ImportStatusReport) => `TotalRecordsReceived ${TotalRecordsReceived}`
