import { parseDuration } from '../duration.ts'
import type { ImportRecord } from '../imports/imports.ts'
import type { MockRequest, MockResponse } from '../server/http.ts'
import { errorResponse, jsonResponse } from '../server/responses.ts'
import { isoSeconds } from './clock.ts'
import { guardControl } from './guard.ts'
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

type Control = (mock: Controlled, body: string) => MockResponse

const controls: Record<string, Control> = {
  'GET /_mock/imports': (mock) => jsonResponse(200, { imports: mock.imports() }),
  'GET /_mock/requests': (mock) => jsonResponse(200, { requests: mock.requests() }),
  'GET /_mock/clock': (mock) => clock(mock),
  'POST /_mock/clock': moveClock,
  'POST /_mock/reset': (mock) => {
    mock.reset()
    return { status: 204, headers: {}, body: '' }
  },
}

/** Answers below `/_mock`: what tests in other languages ask of the mock itself. */
export function control(mock: Controlled, request: MockRequest, path: string): MockResponse {
  const { method, body } = request
  const refused = guardControl(request)
  if (refused !== undefined) return refused
  const found = controls[`${method} ${path}`]
  if (found !== undefined) return found(mock, Buffer.from(body).toString('utf8'))
  const allowed = Object.keys(controls).flatMap((key) => (key.endsWith(` ${path}`) ? [key.split(' ')[0]] : []))
  if (allowed.length === 0) return errorResponse(404, `There are ${Object.keys(controls).join(', ')}.`)
  return errorResponse(405, `${path} takes ${allowed.join(', ')}.`, { Allow: allowed.join(', ') })
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
