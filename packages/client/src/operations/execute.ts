import { operations } from '@bulk-import/contract/provisional'
import { readReport } from '../later-steps/report.ts'
import { type Import, performStep, type Step } from '../later-steps/step.ts'
import type { ImportStatusReport } from '../later-steps/types.ts'
import type { CallOptions } from '../options.ts'
import { send } from '../transport/send.ts'
import { accessTokenIn, messageIn } from './members.ts'

/**
 * Execute. What a second one does is not known [I08], so it is sent again only where the first one did not leave, and not even after a
 * 401. Any error response but a refusal may follow one that was taken.
 */
const execute: Step = {
  ...operations.execute,
  pathOption: 'executePath',
  pathId: 'L08',
  retryPolicy: { statuses: [], isIdempotent: false, doubtsErrorResponse: true, isSentOnce: true },
  consequences: {
    'not-sent': 'The import was not executed.',
    refused: 'The import was not executed.',
    accepted: 'The import is being executed.',
    unknown:
      'Whether the import is being executed is unknown. Retrieve the status some time later to find out, before you execute it again.',
  },
  accessTokenIn,
  messageIn,
}

export function performExecute(started: Import, callOptions?: CallOptions): Promise<ImportStatusReport> {
  return performStep(started, execute, callOptions, async (call, target) =>
    readReport(call, await send(call, target), started.accessToken),
  )
}
