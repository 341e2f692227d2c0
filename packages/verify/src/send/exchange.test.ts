import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { settingsOf } from '../verify.ts'
import { exchange } from './exchange.ts'
import type { PreparedRequest } from './request.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const dayMs = 86_400_000
const request: PreparedRequest = {
  method: 'POST',
  url: 'https://api.example.org/ACME/Import',
  shownUrl: 'https://api.example.org/ACME/Import',
  headers: { 'Content-Type': 'application/json' },
  body: '{}',
  account: { parameters: {}, authorization: undefined },
  credentialName: 'AUTHORIZATION',
  hasUnknownName: false,
}

it('a timeout of some weeks, longer than a timer holds, does not end a request at once', async () => {
  const fetch = () => new Promise<Response>(() => undefined)
  const options = { baseUrl: 'https://api.example.org', clientId: 'ACME', authorization: 'Bearer x' }
  const end = vi.fn()
  const waiting = exchange(request, undefined, settingsOf({ ...options, fetch, timeoutMs: 60 * dayMs })).then(end)
  await vi.advanceTimersByTimeAsync(59 * dayMs)
  expect(end).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(dayMs)
  await waiting
  expect(end).toHaveBeenCalledWith({ failure: expect.objectContaining({ why: 'timeout', isUnsent: false }) })
})

it('a handshake that fails over the certificate never left, so that no import is counted for it', async () => {
  const cause = Object.assign(new Error('self-signed certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
  const fetch = () => Promise.reject(new TypeError('fetch failed', { cause }))
  const options = { baseUrl: 'https://api.example.org', clientId: 'ACME', authorization: 'Bearer x', fetch }
  expect(await exchange(request, undefined, settingsOf(options))).toMatchObject({
    failure: { why: 'connection', isUnsent: true },
  })
})

it('a port that fetch blocks is named as the reason, since its error has no code', async () => {
  const fetch = () => Promise.reject(new TypeError('fetch failed', { cause: new Error('bad port') }))
  const options = { baseUrl: 'https://api.example.org', clientId: 'ACME', authorization: 'Bearer x', fetch }
  const exchanged = await exchange(request, undefined, settingsOf(options))
  expect(exchanged).toMatchObject({ failure: { detail: 'fetch never uses this port', isUnsent: true } })
})
