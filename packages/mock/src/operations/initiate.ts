import type { InitiateRequest } from '@bulk-import/contract'
import { type Account, accountFinder } from '../accounts/accounts.ts'
import type { Quota } from '../accounts/quota.ts'
import type { Clock } from '../control/clock.ts'
import type { Imports } from '../imports/imports.ts'
import type { ResolvedOptions } from '../options.ts'
import { askPrism, isForPrism, prefersOutcome } from '../server/ask-prism.ts'
import { judge } from '../server/check-body.ts'
import { element } from '../server/document.ts'
import type { MockRequest, MockResponse } from '../server/http.ts'
import { type MaybePromise, mapMaybe } from '../server/later.ts'
import { errorResponse, jsonTextResponse, retryAfter } from '../server/responses.ts'

export type Initiate = (request: MockRequest, path: string, clientId: string) => MaybePromise<MockResponse>

/** What is asked for when credentials are missing or wrong (RFC 9110, section 11.6.1): the schemes that the contract names. */
const challenge = {
  'WWW-Authenticate': Object.values(element('components', 'securitySchemes') ?? {})
    .filter(({ type }: Record<string, string>) => type === 'http')
    .map(
      ({ scheme = '' }: Record<string, string>) => `${scheme.charAt(0).toUpperCase()}${scheme.slice(1)} realm="mock"`,
    )
    .join(', '),
}

/** The operation itself, on a good day: what the account may do at all, the contract's verdict, then the import. */
export function createInitiate(settings: ResolvedOptions, clock: Clock, imports: Imports, quota: Quota): Initiate {
  const findAccount = accountFinder(settings.accounts)

  return (request, path, clientId) => {
    if (!request.headers.authorization) return unauthorized('The Authorization header is missing (S26, S59).')
    if (clientId === '') return errorResponse(400, 'The client id in the path is empty (S28).')
    // Who asks for an outcome by Prefer gets it, whatever the account.
    const account = prefersOutcome(request) ? {} : findAccount(clientId)
    if (account === undefined) return errorResponse(404, 'The client id in the path is not known (S29).')
    const refused = refuseAccount(account)
    if (refused !== undefined) return refused
    const verdict = judge(request, settings.maxBodyBytes)
    if ('status' in verdict) return errorResponse(verdict.status, verdict.message)
    const go = () => accept(verdict.request, clientId, account)
    return isForPrism(request) ? mapMaybe(askPrism(request, path, verdict.request), (answer) => answer ?? go()) : go()
  }

  function accept(request: InitiateRequest, clientId: string, account: Account): MockResponse {
    if (request.ImportAction === 'Delete' && account.canDeleteProfiles === false) {
      return errorResponse(403, 'The user lacks the permission "Delete Profiles" (S20, S60).')
    }
    const now = clock.now()
    const limit = account.quota ?? settings.quota
    const waitMs = quota.waitMs(clientId, limit, now)
    if (waitMs > 0) {
      return errorResponse(
        429,
        `No more than ${limit} imports within 24 hours (a choice of this mock).`,
        retryAfter(waitMs),
      )
    }
    quota.count(clientId, limit, now)
    return jsonTextResponse(200, imports.initiate(clientId, request, now))
  }
}

/** What is refused whatever the request says. */
function refuseAccount(account: Account): MockResponse | undefined {
  if (account.isAvailable === false) {
    return errorResponse(
      503,
      'The service cannot take requests of this account (S62).',
      retryAfter(account.retryAfterMs ?? 1000),
    )
  }
  return account.hasGoodCredentials === false ? unauthorized('The credentials are wrong (S59).') : undefined
}

function unauthorized(message: string): MockResponse {
  return errorResponse(401, message, challenge)
}
