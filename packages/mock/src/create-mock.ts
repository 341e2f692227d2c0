import { seededRandom } from '@bulk-import/internal/random'
import { accountFinder, type FindAccount } from './accounts/accounts.ts'
import { type Quota, rollingQuota } from './accounts/quota.ts'
import { contract as initiateContract } from './contract.ts'
import { type Clock, movableClock } from './control/clock.ts'
import { guardControl } from './control/guard.ts'
import { type RequestRecord, recordOf } from './control/requests.ts'
import { type Controlled, controlRoutes } from './control/routes.ts'
import { type Imports, importStore } from './imports/imports.ts'
import { textMemory } from './memory/text-memory.ts'
import { handlers } from './operations/index.ts'
import { type MockOptions, type ResolvedOptions, resolveOptions } from './options.ts'
import { delayed } from './scenario/faults.ts'
import { runScenario } from './scenario/scenario.ts'
import { challengeOf } from './server/check-security.ts'
import type { Contract } from './server/contract.ts'
import { allowOrigin, preflight } from './server/cors.ts'
import type { MockRequest, MockResponse } from './server/http.ts'
import { operationRoutes } from './server/operation.ts'
import { pageRoutes } from './server/pages.ts'
import { errorResponse, internalError, withErrorBody } from './server/responses.ts'
import { routeRequests } from './server/routes.ts'

/** A mock without a socket: what startMock and createMockFetch deliver. */
export interface Mock extends Controlled {
  /** Never throws: what fails inside is a 500. */
  handle(request: MockRequest): MockResponse
  /** An error response of the mock itself, in the form of the contract. */
  error(status: number, message: string, headers?: Record<string, string>): MockResponse
  /** Waits for the delays of responses. */
  clock: Clock
  maxBodyBytes: number
}

/** What handlers of operations work with. */
export interface MockState {
  options: ResolvedOptions
  clock: Clock
  imports: Imports
  quota: Quota
  findAccount: FindAccount
  /** The headers of a 401. */
  challenge: Record<string, string>
}

/**
 * Serves a contract. An operation without a handler of its own responds with what the document has for it.
 *
 * @throws a MockOptionError for an option that it cannot take
 */
export function createMock(given: MockOptions = {}, contract: Contract = initiateContract): Mock {
  const options = resolveOptions(given)
  const clock = movableClock(options.clock)
  const imports = importStore(contract, options)
  const requests = textMemory(options.remember, 600)
  const quota = rollingQuota()
  const scenario = runScenario(options.scenario, options.seed)
  const findAccount = accountFinder(options.accounts)
  const state = { options, clock, imports, quota, findAccount, challenge: challengeOf(contract.document) }
  const finish = (response: MockResponse) => withErrorBody(response, contract.errorBody)

  const mock: Mock = {
    clock,
    maxBodyBytes: options.maxBodyBytes,
    now: clock.now,
    imports: () => imports.list(clock.now()),
    requests: () => requests.list().map((text) => JSON.parse(text) as RequestRecord),
    moveClock: clock.move,
    reset() {
      for (const part of [imports, quota, scenario, clock]) part.reset()
      requests.clear()
    },
    error: (...error) => finish(errorResponse(...error)),
    handle(request) {
      const response = finish(attempt(() => (options.cors && preflight(request, methods)) || respond(request)))
      return options.cors ? allowOrigin(response) : response
    },
  }

  const routes = [
    ...controlRoutes(mock),
    ...operationRoutes(contract, handlers, state, seededRandom(options.seed)),
    ...pageRoutes(contract, options.docsFile),
  ]
  const methods = [...new Set(routes.map(({ method }) => method))]
  const route = routeRequests(routes, contract)
  return mock

  function respond(request: MockRequest): MockResponse {
    const at = clock.now()
    const routed = route(request)
    const { kind, path } = routed
    if (kind === 'control' || kind === 'page') {
      // These responses can be large, and the client may not have read earlier ones.
      if (request.connection?.isQueued)
        return errorResponse(429, 'Read the responses to earlier requests of this connection first.')
      return (kind === 'control' ? guardControl(request) : undefined) ?? routed.respond()
    }
    const { clientId } = routed.parameters
    const isOperation = kind === 'operation'
    const { response, step } = isOperation ? faulty(request, clientId, routed.respond) : { response: routed.respond() }
    record(recordOf(request, { path, clientId, isOperation }, at, step, response))
    return response
  }

  /** Responds as the scenario says. */
  function faulty(request: MockRequest, clientId: string | undefined, respond: () => MockResponse) {
    const { response, step } = scenario.apply(request, clientId ?? '', respond)
    return { response: delayed(response, options.latencyMs), step }
  }

  function record(entry: RequestRecord): void {
    requests.add(JSON.stringify(entry))
    try {
      options.onRequest?.(entry)
    } catch {
      // A log that fails must not change the response.
    }
  }
}

function attempt(respond: () => MockResponse): MockResponse {
  try {
    return respond()
  } catch (error) {
    return internalError(error)
  }
}
