import { importSteps } from '../imports/steps.ts'
import type { OperationHandler } from '../server/contract.ts'
import type { MockState } from '../state.ts'

export function retrieveStatus(state: MockState): OperationHandler {
  const { authorize, deviates, importOf, report } = importSteps(state)
  return {
    authorize,
    respond: (call) => report(importOf(call), state.clock.now() - (call.lagMs ?? 0)),
    ...(deviates('other-status-path') && { path: '/{clientId}/Import/{accessToken}/ImportStatus' }),
  }
}
