import { describe, expect, it } from 'vitest'
import { AbortError, NetworkError } from '../errors.ts'
import { createManualClock } from '../testing/manual-clock.ts'
import type { Failure } from './call.ts'
import type { RetryPolicy } from './operation.ts'
import type { HttpResponse } from './response.ts'
import { decideRetry } from './retry.ts'

const options = {
  auth: () => 'Bearer one',
  maxAttempts: 3,
  runtime: createManualClock(),
}
const state = { attempt: 1, hasRefreshed: false }
const once: RetryPolicy = { statuses: [503], isIdempotent: false }
const safe: RetryPolicy = { statuses: [429, 503], isIdempotent: true }
const response = (status: number, text = '', headers = {}): HttpResponse => ({
  status,
  text,
  headers: new Headers(headers),
})
const failure = (isRetryable: boolean, type: Failure['type'] = NetworkError): Failure => ({
  type,
  outcome: 'not-sent',
  isRetryable,
  what: 'lost.',
})

describe('decideRetry', () => {
  it.each<[string, HttpResponse | Failure, number]>([
    ['after a 503 of the service', response(503, '{}'), 250],
    ['after a 503 that says when', response(503, '{}', { 'Retry-After': '7' }), 7000],
    ['after a 503 that asks for no wait, as long as after another', response(503, '{}', { 'Retry-After': '0' }), 250],
    [
      'after a 503 that asks for a shorter wait',
      response(503, '{}', { 'Retry-After': new Date(0).toUTCString() }),
      250,
    ],
    ['after a 401, with another credential', response(401), 0],
    ['after what passes', failure(true), 250],
  ])('retries, and changes nothing, %s', (_, result, delayMs) => {
    const frozen = [result, state, once, options].map(Object.freeze) as Parameters<typeof decideRetry>
    expect(decideRetry(...frozen)).toBe(delayMs)
  })

  it('waits longer and longer, by half of a bound that doubles up to 8 s', () => {
    const delays = [1, 2, 3, 4, 5, 6, 7].map((attempt) =>
      decideRetry(failure(true), { ...state, attempt }, once, { ...options, maxAttempts: 99 }),
    )
    expect(delays).toEqual([250, 500, 1000, 2000, 4000, 4000, 4000])
  })
})

describe('decideRetry at the end of a call', () => {
  it.each<[string, HttpResponse | Failure, Partial<typeof state>]>([
    ['a 200', response(200, '{}'), {}],
    ['a 503 of a gateway', response(503, '<html>'), {}],
    ['a 408 of the service', response(408, '{}'), {}],
    ['a 429 that says when', response(429, '{}', { 'Retry-After': '1' }), {}],
    ['a redirect', response(307, '', { Location: '/' }), {}],
    ['a second 401', response(401), { hasRefreshed: true }],
    ['what does not pass', failure(false), {}],
    ['the end by the caller', failure(true, AbortError), {}],
    ['anything at the last attempt', response(503, '{}'), { attempt: 3 }],
  ])('does not retry after %s', (_, result, more) => {
    expect(decideRetry(result, { ...state, ...more }, once, options)).toBeUndefined()
  })

  it('does not retry after a 401 to a credential that cannot be replaced', () => {
    expect(decideRetry(response(401), state, once, { ...options, auth: 'Bearer one' })).toBeUndefined()
  })

  it('does not retry after a 401 where the request is sent once', () => {
    expect(decideRetry(response(401), state, { ...once, isSentOnce: true }, options)).toBeUndefined()
  })
})

describe('decideRetry for an idempotent operation', () => {
  it.each<[string, HttpResponse, number]>([
    ['a 503 of a gateway is retried, since a request that was taken twice does no harm', response(503, '<html>'), 250],
    ['a status that the policy lists is retried when the server says', response(429, '', { 'Retry-After': '3' }), 3000],
  ])('decides for an idempotent operation: %s', (_, result, delayMs) => {
    expect(decideRetry(result, state, safe, options)).toBe(delayMs)
  })

  it('does not retry after a status that the policy does not list', () => {
    expect(decideRetry(response(500), state, safe, options)).toBeUndefined()
  })
})
