import { importSteps } from '../imports/steps.ts'
import type { OperationHandler } from '../server/contract.ts'
import { errorResponse } from '../server/responses.ts'
import type { MockState } from '../state.ts'

export function execute(state: MockState): OperationHandler {
  const { authorize, deviates, importOf, report } = importSteps(state)
  return {
    authorize,
    respond(call) {
      const found = importOf(call)
      const { life } = found
      if (life.isExecuted() && !deviates('second-execute'))
        return errorResponse(400, 'The import was executed already: retrieve its status.')
      if (life.passed() === 0)
        return errorResponse(400, 'The import has no record that could be imported: stage some before you execute it.')
      const now = state.clock.now()
      life.execute(now)
      return report(found, now)
    },
  }
}
