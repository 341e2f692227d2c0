import { importSteps } from '../imports/steps.ts'
import type { OperationHandler } from '../server/contract.ts'
import type { MockState } from '../state.ts'

export function retrieveStatus(state: MockState): OperationHandler {
  const { authorize, deviates, importOf, report } = importSteps(state)
  return {
    authorize,
    respond(call) {
      const found = importOf(call)
      if (found === undefined) throw new Error('An import was forgotten while it was asked for.')
      return report(found, state.clock.now() - (call.lagMs ?? 0))
    },
    ...(deviates('other-status-path') && { path: '/{clientId}/Import/{accessToken}/ImportStatus' }),
  }
}
