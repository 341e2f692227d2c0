import { seededRandom } from '@bulk-import/internal/random'
import { accountFinder } from './accounts/accounts.ts'
import { rollingQuota } from './accounts/quota.ts'
import { type Clock, movableClock } from './control/clock.ts'
import { recordOf, requestLog } from './control/requests.ts'
import { controlRoutes, type MockControls } from './control/routes.ts'
import { allowOrigin, guardControl, isControlPath, preflight } from './control/web-pages.ts'
import { importStore } from './imports/imports.ts'
import { MockOptionError, type MockOptions } from './options.ts'
import { resolveOptions } from './resolve-options.ts'
import { lateEffects } from './scenario/late-effects.ts'
import { runScenario, strangeOperation } from './scenario/scenario.ts'
import { challengeOf } from './server/check-head.ts'
import { type BodySink, type MockRequest, type MockResponse, pathOf } from './server/http.ts'
import { operationRoutes } from './server/operation.ts'
import { pageRoutes } from './server/pages.ts'
import { errorResponse, internalError, withErrorBody } from './server/responses.ts'
import { createRouter, dispatch } from './server/router.ts'
import type { MockState, ServedContract } from './state.ts'

/** A mock without a socket: what startMock and createMockFetch deliver. */
export interface Mock {
  controls: MockControls
  /** Never throws: what fails inside is a 500. */
  handle(request: MockRequest): MockResponse
  /** What reads the body of a request while it comes; undefined where it is to be read as a whole. */
  bodySink(request: MockRequest): BodySink | undefined
  /** An error response of the mock itself, in the form of the contract. */
  error(status: number, message: string, headers?: Record<string, string>): MockResponse
  /** Waits for the delays of responses. */
  clock: Clock
  maxBodyBytes: number
}

/**
 * Serves a contract. An operation without a handler of its own responds with what the document has for it.
 *
 * @throws a MockOptionError for an option that it cannot take
 */
export function createMock(given: MockOptions, contract: ServedContract): Mock {
  const options = resolveOptions(given)
  const clock = movableClock(options.clock)
  const imports = importStore(contract, options)
  const requests = requestLog(options.remember, options.onRequest)
  const quota = rollingQuota()
  const operationIds = Object.keys(contract.operations)
  const strange = strangeOperation(options.scenario, operationIds)
  if (strange !== undefined)
    throw new MockOptionError('scenario', `is wrong: ${strange}`, `\`scenario\` is wrong: ${strange}`)
  const scenario = runScenario(options, operationIds)
  const late = lateEffects(clock)
  const findAccount = accountFinder(options.accounts)
  const state: MockState = { options, clock, imports, quota, findAccount, challenge: challengeOf(contract.document) }
  const controls: MockControls = {
    imports() {
      late.run()
      return imports.list(clock.now())
    },
    requests: requests.list,
    moveClock: clock.move,
    reset() {
      for (const part of [late, imports, requests, quota, scenario, clock]) part.reset()
    },
  }
  const mock: Mock = {
    controls,
    clock,
    maxBodyBytes: options.maxBodyBytes,
    bodySink(request) {
      const { handler, parameters } = bodyReaders.match(request.method, pathOf(request.target))
      return handler?.readBody?.({ request, parameters })
    },
    error: (...given) => withErrorBody(errorResponse(...given), contract.errorBody),
    handle(request) {
      let response: MockResponse
      try {
        response = (options.cors ? preflight(request, methods) : undefined) ?? respond(request)
      } catch (failure) {
        response = internalError(failure)
      }
      const whole = withErrorBody(response, contract.errorBody)
      return options.cors ? allowOrigin(whole) : whole
    },
  }

  const control = createRouter(controlRoutes(controls, clock.now))
  const routes = [
    ...operationRoutes(contract, contract.handlers ?? {}, state, seededRandom(options.seed)),
    ...pageRoutes(contract, options.docsFile),
  ]
  const router = createRouter(routes)
  const bodyReaders = createRouter(routes.filter(({ handler }) => handler.readBody !== undefined)) // asked of each request
  const methods = [...new Set(['GET', ...routes.map(({ method }) => method)])]
  return mock

  function respond(request: MockRequest): MockResponse {
    late.run()
    const at = clock.now()
    const path = pathOf(request.target)
    if (isControlPath(path)) {
      const match = control.match(request.method, path)
      return inTurn(request) ?? guardControl(request) ?? dispatch(match, request, path, contract)
    }
    const match = router.match(request.method, path)
    const shownPath = withoutTokens(path)
    const go = (lagMs?: number) => dispatch(match, request, shownPath, contract, lagMs)
    const operationId = match.handler?.operationId
    if (match.handler !== undefined && operationId === undefined) return inTurn(request) ?? go()
    const { clientId } = match.parameters
    const isOperation = match.status === 200
    const { response, step } = isOperation
      ? scenario.apply(request, { clientId: clientId ?? '', operationId }, go, late.add)
      : { response: go() }
    // Records are shown nowhere.
    const isBodyShown = isOperation && match.handler?.readBody === undefined
    requests.add(recordOf(request, { path: shownPath, clientId, isBodyShown }, at, step, response))
    return response
  }
}

/** Hides what may be an access token: what stands in its place, and any long number that does, after a path that was mistyped. */
function withoutTokens(path: string): string {
  return path.replaceAll(/(?<=\/Import\/)[^/]+|(?<=\/)\d{10,}(?!\d|\/Import\b)/g, '{accessToken}')
}

/** Refuses what may have a large response while the client has not read earlier ones. */
function inTurn({ connection }: MockRequest): MockResponse | undefined {
  if (!connection?.isQueued) return undefined
  return errorResponse(429, 'Read the responses to earlier requests of this connection first.')
}
