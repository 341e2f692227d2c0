import type { InitiateRequest } from '@bulk-import/contract'
import { type Account, refuseAccount } from '../accounts/accounts.ts'
import type { OperationHandler } from '../server/contract.ts'
import { errorResponse, json, retryAfter } from '../server/responses.ts'
import type { MockState } from '../state.ts'

export function initiate({ options, clock, imports, quota, findAccount, challenge }: MockState): OperationHandler {
  const accountOf = ({ clientId = '' }: Readonly<Record<string, string>>) => findAccount(clientId)
  return {
    authorize: ({ parameters }) => refuseAccount(accountOf(parameters), challenge),
    respond({ parameters, body }) {
      const { clientId = '' } = parameters
      const account: Account = accountOf(parameters) ?? {}
      const request = body as InitiateRequest
      if (request.ImportAction === 'Delete' && account.canDeleteProfiles === false)
        return errorResponse(403, 'The user lacks the permission "Delete Profiles" (S20, S60).')
      const now = clock.now()
      const limit = account.quota ?? options.quota
      const waitMs = quota.take(clientId, limit, now)
      if (waitMs > 0) {
        const message = `The account has used up its ${limit} imports within 24 hours (a choice of this mock).`
        return errorResponse(429, message, retryAfter(waitMs))
      }
      return { status: 200, headers: { 'Content-Type': json }, body: imports.initiate(clientId, request, now) }
    },
  }
}
