import { parseDuration } from '@bulk-import/internal/duration'
import type { ImportRecord } from '../imports/imports.ts'
import type { MockResponse } from '../server/http.ts'
import { errorResponse, jsonResponse } from '../server/responses.ts'
import type { Route, RouteHandler } from '../server/router.ts'
import { type Clock, isoSeconds } from './clock.ts'
import type { RequestRecord } from './requests.ts'

/** What can be asked of a running mock. */
export interface MockControls {
  /** The imports that were accepted, oldest first. */
  imports(): ImportRecord[]
  /** The requests that were handled, oldest first, without those for the mock's own paths. */
  requests(): RequestRecord[]
  /** Forgets imports, requests, quotas, scenario and moves of the clock, as if newly started. */
  reset(): void
  /** Moves the clock by so many milliseconds, for example past the life of a token. @throws a RangeError for NaN and infinity */
  moveClock(ms: number): void
}

/** Routes below `/_mock`: what tests in other languages ask of the mock itself. */
export function controlRoutes(mock: MockControls, now: Clock['now']): Route<RouteHandler>[] {
  const route = (method: string, path: string, respond: RouteHandler['respond']) => ({
    method,
    path,
    handler: { respond },
  })
  return [
    route('GET', '/_mock/imports', () => jsonResponse(200, { imports: mock.imports() })),
    route('GET', '/_mock/requests', () => jsonResponse(200, { requests: mock.requests() })),
    route('GET', '/_mock/clock', () => clock(now)),
    route('POST', '/_mock/clock', ({ request: { body } }) => moveClock(mock, now, new TextDecoder().decode(body))),
    route('POST', '/_mock/reset', () => {
      mock.reset()
      return { status: 204, headers: {}, body: '' }
    }),
  ]
}

function clock(now: Clock['now']): MockResponse {
  return jsonResponse(200, { now: isoSeconds(now()) })
}

/** Takes `{"advance":"6h"}` or `{"now":"2026-11-24T02:30:00Z"}`. */
function moveClock(mock: MockControls, now: Clock['now'], body: string): MockResponse {
  try {
    const wanted = (JSON.parse(body) ?? {}) as Record<string, unknown>
    mock.moveClock(typeof wanted.advance === 'string' ? parseDuration(wanted.advance) : instant(wanted.now) - now())
  } catch {
    return errorResponse(400, 'Send {"advance":"6h"} or {"now":"2026-11-24T02:30:00Z"}.')
  }
  return clock(now)
}

function instant(text: unknown): number {
  const isUtc = typeof text === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/.test(text)
  const ms = isUtc ? Date.parse(text) : Number.NaN
  if (Number.isNaN(ms)) throw new RangeError('not a time')
  return ms
}
