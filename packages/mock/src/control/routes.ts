import { parseDuration } from '../duration.ts'
import type { ImportRecord } from '../imports/imports.ts'
import type { RouteHandler } from '../server/dispatch.ts'
import type { MockResponse } from '../server/http.ts'
import { errorResponse, jsonResponse } from '../server/responses.ts'
import type { Route } from '../server/router.ts'
import { isoSeconds } from './clock.ts'
import type { RequestRecord } from './requests.ts'

/** What the control operations act on. */
export interface Controlled {
  imports(): ImportRecord[]
  requests(): RequestRecord[]
  reset(): void
  /** Moves the clock by so many milliseconds. @throws a RangeError for NaN and infinity */
  moveClock(ms: number): void
  now(): number
}

/** Routes below `/_mock`: what tests in other languages ask of the mock itself. */
export function controlRoutes(mock: Controlled): Route<RouteHandler>[] {
  const route = (method: string, path: string, respond: RouteHandler['respond']) => ({
    method,
    path,
    handler: { isOperation: false, respond },
  })
  return [
    route('GET', '/_mock/imports', () => jsonResponse(200, { imports: mock.imports() })),
    route('GET', '/_mock/requests', () => jsonResponse(200, { requests: mock.requests() })),
    route('GET', '/_mock/clock', () => clock(mock)),
    route('POST', '/_mock/clock', ({ request: { body } }) => moveClock(mock, new TextDecoder().decode(body))),
    route('POST', '/_mock/reset', () => {
      mock.reset()
      return { status: 204, headers: {}, body: '' }
    }),
  ]
}

function clock(mock: Controlled): MockResponse {
  return jsonResponse(200, { now: isoSeconds(mock.now()) })
}

/** Takes `{"advance":"6h"}` or `{"now":"2026-11-24T02:30:00Z"}`. */
function moveClock(mock: Controlled, body: string): MockResponse {
  try {
    const wanted = (JSON.parse(body) ?? {}) as Record<string, unknown>
    mock.moveClock(
      typeof wanted.advance === 'string' ? parseDuration(wanted.advance) : instant(wanted.now) - mock.now(),
    )
  } catch {
    return errorResponse(400, 'Send {"advance":"6h"} or {"now":"2026-11-24T02:30:00Z"}.')
  }
  return clock(mock)
}

function instant(text: unknown): number {
  const isUtc = typeof text === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/.test(text)
  const ms = isUtc ? Date.parse(text) : Number.NaN
  if (Number.isNaN(ms)) throw new RangeError('not a time')
  return ms
}
