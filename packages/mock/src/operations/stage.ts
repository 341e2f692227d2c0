import { operations } from '@bulk-import/contract/provisional'
import type { Life, Staged } from '../imports/life.ts'
import { importSteps } from '../imports/steps.ts'
import { recordJudge } from '../records/rules.ts'
import { type RecordsRead, recordSink } from '../records/sink.ts'
import type { OperationHandler } from '../server/contract.ts'
import { errorResponse } from '../server/responses.ts'
import type { MockState } from '../state.ts'

const collection = 'UserProfilePreferences'

export function stage(state: MockState): OperationHandler {
  const { authorize, deviates, findImport, importOf, report } = importSteps(state)
  const judge = recordJudge(state.options)
  const form = {
    collection,
    writtenAs: deviates('other-wrapper') ? 'Profiles' : collection,
    maximumBytes: operations.stage.request.bytes.maximum,
  }
  return {
    authorize,
    readBody: (call) => recordSink(form, judge, call.parameters.clientId ?? '', findImport(call)?.life),
    respond(call) {
      const found = importOf(call)
      const { life } = found
      if (life.isExecuted()) return errorResponse(400, 'The import was executed: it takes no more records.')
      const { staged: whole, digest, before } = call.body as RecordsRead
      const staged = deviates('partly-taken-chunk') ? firstHalf(whole, life) : whole
      const now = state.clock.now()
      life.take(staged, staged === whole && before === life.digest ? digest : undefined, now)
      const { received, failedCount } = staged
      const ofRequest = {
        TotalRecordsReceived: received,
        ValidationSuccessful: received - failedCount,
        ValidationFailed: failedCount,
      }
      return report(found, now, deviates('counters-per-request') ? ofRequest : {})
    },
    ...(deviates('other-stage-path') && { path: '/{clientId}/Import/{accessToken}/Stage' }),
  }
}

/** What a service takes that stops in the middle. */
function firstHalf({ received, failed, failsImport }: Staged, life: Life): Staged {
  const half = Math.ceil(received / 2)
  const inHalf = failed.filter(({ sequenceNumber }) => sequenceNumber <= life.sums().received + half)
  const failedCount = inHalf.filter(({ place }) => place === undefined).length
  return { received: half, failed: inHalf, failedCount, failsImport }
}
