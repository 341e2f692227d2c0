import { operations } from '@bulk-import/contract/provisional'
import type { Staged } from '../imports/life.ts'
import { importSteps } from '../imports/steps.ts'
import { recordJudge } from '../records/rules.ts'
import { recordSink } from '../records/sink.ts'
import type { OperationHandler } from '../server/contract.ts'
import { errorResponse } from '../server/responses.ts'
import type { MockState } from '../state.ts'

const { collection } = operations.stage.request

export function stage(state: MockState): OperationHandler {
  const { authorize, deviates, findImport, importOf, report } = importSteps(state)
  const judge = recordJudge(state.options)
  const form = {
    collection,
    writtenAs: deviates('other-wrapper') ? 'Profiles' : collection,
    maximumBytes: operations.stage.request.bytes.maximum,
    maximumFailed: state.options.maxFailedRecords,
    isPartly: deviates('partly-taken-chunk'),
  }
  return {
    authorize,
    readBody: (call) => recordSink(form, judge, call.parameters.clientId ?? '', findImport(call)?.life),
    respond(call) {
      const found = importOf(call)
      if (found.life.isExecuted()) return errorResponse(400, 'The import was executed: it takes no more records.')
      const staged = call.body as Staged
      const now = state.clock.now()
      state.imports.take(found, staged, now)
      const { received, failedAtStaging } = staged
      const ofRequest = {
        TotalRecordsReceived: received,
        ValidationSuccessful: received - failedAtStaging,
        ValidationFailed: failedAtStaging,
      }
      return report(found, now, deviates('counters-per-request') ? ofRequest : {})
    },
    ...(deviates('other-stage-path') && { path: '/{clientId}/Import/{accessToken}/Stage' }),
  }
}
