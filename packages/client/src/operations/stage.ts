import { operations, type StageRequest } from '@bulk-import/contract/provisional'
import { integerBetween } from '@bulk-import/internal/option-validators'
import { UsageError } from '../errors.ts'
import { encodeRecords } from '../later-steps/records.ts'
import { readReport } from '../later-steps/report.ts'
import { type Import, performStep, type Step } from '../later-steps/step.ts'
import { streamed } from '../later-steps/streamed.ts'
import type { ImportStatusReport, StageOptions } from '../later-steps/types.ts'
import type { ResolvedOptions } from '../resolve-options.ts'
import { callError } from '../transport/call.ts'
import { send } from '../transport/send.ts'
import { accessTokenIn, messageIn } from './members.ts'

const { bytes, schema } = operations.stage.request
const collection: keyof StageRequest = 'UserProfilePreferences'

/**
 * Stage. A repeat would stage the records twice [P11, I06], so it is sent again only where it did not leave, and after a 401 once with
 * a fresh credential: whoever answers that has taken nothing. Any error response but a refusal may follow one that was taken.
 */
const stage: Step = {
  ...operations.stage,
  pathOption: 'stagePath',
  pathId: 'I04',
  retryPolicy: { statuses: [], isIdempotent: false, doubtsErrorResponse: true },
  consequences: {
    'not-sent': 'No record was staged.',
    refused: 'No record was staged.',
    accepted: 'The records were taken.',
    unknown: 'Whether the records were taken is unknown. Retrieve the status some time later to find out.',
  },
  ownOptions: { maxStageBytes: integerBetween(1, bytes.maximum) },
  accessTokenIn,
  messageIn,
}

export function performStage(
  started: Import,
  records: readonly unknown[],
  callOptions?: StageOptions,
): Promise<ImportStatusReport> {
  const { recordsProperty = collection } = started.inferred
  return performStep(started, stage, callOptions, async (call, target) => {
    const { maxStageBytes = bytes.default } = call.options as ResolvedOptions & StageOptions
    const encoded = encodeRecords(call, records, {
      schemaName: schema,
      property: recordsProperty,
      maxBytes: maxStageBytes,
    })
    const { sizeBytes } = encoded
    if (sizeBytes > maxStageBytes) {
      throw callError(call, {
        type: UsageError,
        what: `the request body would be ${sizeBytes} bytes; at most ${maxStageBytes} are allowed.`,
        outcome: 'not-sent',
        hint: `Stage the records in several requests, or raise \`maxStageBytes\`, up to ${bytes.maximum}.`,
        option: 'maxStageBytes',
        ids: ['P13', 'C27'],
      })
    }
    // No progress can be seen through fetch, so the defaults are those of a slow line.
    const {
      attemptTimeoutMs = 60_000 + Math.ceil(sizeBytes / 100),
      deadlineMs = call.options.deadlineMs + attemptTimeoutMs,
    } = call.options.given
    call.options = { ...call.options, attemptTimeoutMs, deadlineMs }
    const { headers, body } = streamed(encoded)
    const response = await send(call, { ...target, headers: { ...target.headers, ...headers }, body })
    return readReport(call, response, started.accessToken)
  })
}
