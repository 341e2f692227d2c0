import { operations } from '@bulk-import/contract/provisional'
import { readReport } from '../later-steps/report.ts'
import { type Import, performStep } from '../later-steps/step.ts'
import type { ImportStatusReport } from '../later-steps/types.ts'
import type { CallOptions } from '../options.ts'
import type { Operation } from '../transport/operation.ts'
import { send } from '../transport/send.ts'
import { accessTokenIn, messageIn } from './members.ts'

/** Retrieve status, which changes nothing [I09]: it is sent again after whatever passes. */
const retrieveStatus: Operation = {
  ...operations.retrieveStatus,
  retryPolicy: { statuses: [408, 429, 500, 502, 503, 504], isIdempotent: true },
  consequences: {
    'not-sent': 'The status was not asked for.',
    refused: 'The status was not told.',
    accepted: 'What the import has become is not certain.',
    unknown: 'The status was not told. Asking changes nothing: ask again.',
  },
  accessTokenIn,
  messageIn,
}

export function performRetrieveStatus(started: Import, callOptions?: CallOptions): Promise<ImportStatusReport> {
  return performStep(started, retrieveStatus, started.inferred.statusPath, callOptions, async (call, target) =>
    readReport(call, await send(call, target), started.accessToken),
  )
}
