import { describe, expect, it } from 'vitest'
import { createManualClock } from '../testing/manual-clock.ts'
import type { Failure } from './failure.ts'
import type { Answer } from './response.ts'
import { decideRetry } from './retry.ts'

const options = {
  auth: () => 'Bearer one',
  maxAttempts: 3,
  maxWaitMs: 60_000,
  deadlineMs: 120_000,
  runtime: createManualClock(),
}
const state = { trips: 1, isRefreshed: false, elapsedMs: () => 0 }
const answer = (status: number, text = '', headers = {}): Answer => ({ status, text, headers: new Headers(headers) })
const failure = (isTemporary: boolean): Failure => ({
  code: 'NETWORK',
  outcome: 'not-sent',
  isTemporary,
  toError: () => {
    throw new Error('made too early')
  },
})

describe('another attempt is decided on', () => {
  it.each<[string, Answer | Failure, object]>([
    ['after a 503 of the service', answer(503, '{}'), { delayMs: 250, refreshCredential: false }],
    ['after a 503 that says when', answer(503, '{}', { 'Retry-After': '7' }), { delayMs: 7000 }],
    ['after a 401, with another credential', answer(401), { delayMs: 0, refreshCredential: true }],
    ['after what passes', failure(true), { delayMs: 250, refreshCredential: false }],
  ])('%s, and nothing is changed by it', (_, result, decision) => {
    const frozen = [Object.freeze(result), Object.freeze(state), Object.freeze(options)] as const
    expect(decideRetry(...frozen)).toMatchObject({ retry: true, ...decision })
  })

  it('later and later, by half of a bound that doubles up to 8 s', () => {
    const delays = [1, 2, 3, 4, 5, 6, 7].map((trips) =>
      decideRetry(failure(true), { ...state, trips }, { ...options, maxAttempts: 99 }),
    )
    expect(delays.map((decision) => 'delayMs' in decision && decision.delayMs)).toEqual([
      250, 500, 1000, 2000, 4000, 4000, 4000,
    ])
  })
})

describe('the last word is', () => {
  it.each<[string, Answer | Failure, Partial<typeof state>]>([
    ['a 200', answer(200, '{}'), {}],
    ['a 503 of a gateway', answer(503, '<html>'), {}],
    ['a 408 of the service', answer(408, '{}'), {}],
    ['a 429 that says when', answer(429, '{}', { 'Retry-After': '1' }), {}],
    ['a redirect', answer(307, '', { Location: '/' }), {}],
    ['a second 401', answer(401), { isRefreshed: true }],
    ['what does not pass', failure(false), {}],
    ['anything at the last attempt', answer(503, '{}'), { trips: 3 }],
  ])('%s', (_, result, more) => {
    expect(decideRetry(result, { ...state, ...more }, options)).toEqual({ retry: false })
  })

  it('a 401 to a credential that cannot be replaced', () => {
    expect(decideRetry(answer(401), state, { ...options, auth: 'Bearer one' })).toEqual({ retry: false })
  })

  it.each<[string, Answer, () => number]>([
    ['longer than maxWaitMs', answer(503, '{}', { 'Retry-After': '61' }), () => 0],
    ['up to the deadline', answer(503, '{}', { 'Retry-After': '20' }), () => 100_000],
  ])('one that would have to wait %s, and the decision says how long', (_, result, elapsedMs) => {
    const tooLongMs = Number(result.headers.get('retry-after')) * 1000
    expect(decideRetry(result, { ...state, elapsedMs }, options)).toEqual({ retry: false, tooLongMs })
  })
})
