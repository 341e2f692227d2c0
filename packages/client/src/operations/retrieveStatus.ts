import { operations } from '@bulk-import/contract/provisional'
import { readReport } from '../later-steps/report.ts'
import { type Import, performStep, type Step } from '../later-steps/step.ts'
import type { ImportStatusReport } from '../later-steps/types.ts'
import type { CallOptions } from '../options.ts'
import { send } from '../transport/send.ts'
import { accessTokenIn, messageIn } from './members.ts'

/** Retrieve status, which changes nothing [I09]: it is sent again after any transient failure. */
const retrieveStatus: Step = {
  ...operations.retrieveStatus,
  pathOption: 'statusPath',
  pathId: 'I09',
  retryPolicy: { statuses: [408, 429, 500, 502, 503, 504], isIdempotent: true },
  consequences: {
    'not-sent': 'The status was not requested.',
    refused: 'The status was not retrieved.',
    accepted: 'The state of the import is uncertain.',
    unknown: 'The status was not retrieved.',
  },
  accessTokenIn,
  messageIn,
}

export function performRetrieveStatus(started: Import, callOptions?: CallOptions): Promise<ImportStatusReport> {
  return performStep(started, retrieveStatus, callOptions, async (call, target) =>
    readReport(call, await send(call, target), started.accessToken),
  )
}
