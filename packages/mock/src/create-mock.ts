import { rollingQuota } from './accounts/quota.ts'
import { type Clock, movableClock } from './control/clock.ts'
import { type RequestRecord, recordOf } from './control/requests.ts'
import { type Controlled, control } from './control/routes.ts'
import { importStore } from './imports/imports.ts'
import { textMemory } from './memory/text-memory.ts'
import { createInitiate } from './operations/initiate.ts'
import { type MockOptions, resolveOptions } from './options.ts'
import { delay, injectFault } from './scenario/inject-fault.ts'
import { runScenario } from './scenario/scenario.ts'
import { allowOrigin, preflight } from './server/cors.ts'
import type { MockRequest, MockResponse } from './server/http.ts'
import { type MaybePromise, mapMaybe } from './server/later.ts'
import { documents } from './server/pages.ts'
import { errorResponse, internalError } from './server/responses.ts'
import { readTarget, type Target } from './server/target.ts'

/** A mock without a socket: what startMock and createMockFetch deliver. */
export interface Mock extends Controlled {
  /** Never throws and never rejects: what fails inside is answered 500. */
  handle(request: MockRequest): MaybePromise<MockResponse>
  /** Waits for the delays of answers. */
  clock: Clock
  maxBodyBytes: number
}

/** @throws a MockOptionError for an option that it cannot take */
export function createMock(options: MockOptions = {}): Mock {
  const settings = resolveOptions(options)
  const clock = movableClock(settings.clock)
  const imports = importStore(settings.seed, settings.tokenLifeMs, settings.remember)
  const requests = textMemory(settings.remember, 600)
  const quota = rollingQuota()
  const play = runScenario(settings.scenario, settings.seed)
  const initiate = createInitiate(settings, clock, imports, quota)
  const document = documents(settings.docsFile)

  const mock: Mock = {
    clock,
    maxBodyBytes: settings.maxBodyBytes,
    now: clock.now,
    imports: () => imports.list(clock.now()),
    requests: () => requests.list().map((text) => JSON.parse(text) as RequestRecord),
    moveClock: clock.move,
    reset() {
      for (const part of [imports, quota, play, clock]) part.reset()
      requests.clear()
    },
    handle(request) {
      try {
        const answer = (settings.cors ? preflight(request) : undefined) ?? answerTo(request, readTarget(request.target))
        const whole = settings.cors ? mapMaybe(answer, allowOrigin) : answer
        return whole instanceof Promise ? whole.catch(internalError) : whole
      } catch (error) {
        return internalError(error)
      }
    },
  }
  return mock

  function answerTo(request: MockRequest, target: Target): MaybePromise<MockResponse> {
    // These answers can be large, and nobody may have read those before.
    if (target.kind !== 'initiate' && request.connection?.isQueued) return notInTurn
    if (target.kind === 'control') return control(mock, request, target.path)
    const served = target.kind === 'other' ? document(request.method, target.path) : undefined
    if (served !== undefined) return served
    const at = clock.now()
    if (target.kind !== 'initiate') return recordRequest(request, target, at, undefined, notFound(target))
    if (request.method !== 'POST') {
      const message = `Initiate is a POST, not a ${request.method} (S63).`
      return recordRequest(request, target, at, undefined, errorResponse(405, message, { Allow: 'POST' }))
    }
    return initiated(request, target, at)
  }

  function initiated(
    request: MockRequest,
    target: Target & { kind: 'initiate' },
    at: number,
  ): MaybePromise<MockResponse> {
    let step: ReturnType<typeof play.next>
    try {
      step = play.next(request, target.clientId)
    } catch (error) {
      return recordRequest(
        request,
        target,
        at,
        undefined,
        errorResponse(400, `X-Mock-Scenario: ${(error as Error).message}`),
      )
    }
    const go = () => initiate(request, target.path, target.clientId)
    const answer = step === undefined ? go() : injectFault(step, play.draw(step.latencyMs), go)
    const late = settings.latencyMs > 0 ? mapMaybe(answer, (one) => delay(one, settings.latencyMs)) : answer
    return mapMaybe(late, (one) => recordRequest(request, target, at, step?.name, one))
  }

  /** Keeps a record of what was asked and answered. */
  function recordRequest(
    request: MockRequest,
    target: Target,
    at: number,
    scenario: string | undefined,
    answer: MockResponse,
  ): MockResponse {
    const record = recordOf(request, target, at, scenario, answer)
    requests.add(JSON.stringify(record))
    try {
      settings.onRequest?.(record)
    } catch {
      // A log that fails must not change what is answered.
    }
    return answer
  }
}

const notInTurn = errorResponse(
  429,
  'Ask for this when the answers to earlier requests of the connection have been read.',
)

function notFound({ kind, path }: Target): MockResponse {
  if (kind === 'broken') return errorResponse(400, 'The path cannot be read: its percent-encoding is wrong.')
  return errorResponse(404, `There is nothing at ${path.slice(0, 200)}. Initiate is POST /{clientId}/Import (S63).`)
}
