import type { InitiateRequest } from '@bulk-import/contract'
import { type Account, accountFinder } from '../accounts/accounts.ts'
import type { Quota } from '../accounts/quota.ts'
import type { Clock } from '../control/clock.ts'
import type { Imports } from '../imports/imports.ts'
import type { Settings } from '../options.ts'
import { askPrism, isForPrism, prefersOutcome } from '../server/ask-prism.ts'
import { judge } from '../server/check-body.ts'
import { element } from '../server/document.ts'
import type { Answer, MockRequest } from '../server/http.ts'
import { goOn, type Later } from '../server/later.ts'
import { jsonText, refusal, retryAfter } from '../server/responses.ts'

export type Initiate = (request: MockRequest, path: string, clientId: string) => Later<Answer>

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
export function createInitiate(settings: Settings, clock: Clock, imports: Imports, quota: Quota): Initiate {
  const findAccount = accountFinder(settings.accounts)

  return (request, path, clientId) => {
    if (!request.headers.authorization) return unauthorized('The Authorization header is missing (S26, S59).')
    if (clientId === '') return refusal(400, 'The client id in the path is empty (S28).')
    // Who asks for an outcome by Prefer gets it, whatever the account.
    const account = prefersOutcome(request) ? {} : findAccount(clientId)
    if (account === undefined) return refusal(404, 'The client id in the path is not known (S29).')
    const refused = refuseAccount(account)
    if (refused !== undefined) return refused
    const verdict = judge(request, settings.maxBodyBytes)
    if ('status' in verdict) return refusal(verdict.status, verdict.message)
    const go = () => accept(verdict.request, clientId, account)
    return isForPrism(request) ? goOn(askPrism(request, path, verdict.request), (answer) => answer ?? go()) : go()
  }

  function accept(request: InitiateRequest, clientId: string, account: Account): Answer {
    if (request.ImportAction === 'Delete' && account.canDeleteProfiles === false) {
      return refusal(403, 'The user lacks the permission "Delete Profiles" (S20, S60).')
    }
    const now = clock.now()
    const limit = account.quota ?? settings.quota
    const waitMs = quota.waitMs(clientId, limit, now)
    if (waitMs > 0) {
      return refusal(429, `No more than ${limit} imports within 24 hours (a choice of this mock).`, retryAfter(waitMs))
    }
    quota.count(clientId, limit, now)
    return jsonText(200, imports.initiate(clientId, request, now))
  }
}

/** What is refused whatever the request says. */
function refuseAccount(account: Account): Answer | undefined {
  if (account.isAvailable === false) {
    return refusal(
      503,
      'The service cannot take requests of this account (S62).',
      retryAfter(account.retryAfterMs ?? 1000),
    )
  }
  return account.hasGoodCredentials === false ? unauthorized('The credentials are wrong (S59).') : undefined
}

function unauthorized(message: string): Answer {
  return refusal(401, message, challenge)
}
