import { expect, it } from 'vitest'
import { exitCodeOf } from './exit-codes.ts'

type Known = Parameters<typeof exitCodeOf>[0]

it.each<[string, Known, number]>([
  ['a refusal', { outcome: 'refused', code: 'BAD_REQUEST', status: 400 }, 1],
  ['a refusal that the contract does not know', { outcome: 'refused', code: 'UNEXPECTED_STATUS', status: 429 }, 1],
  ['a redirect', { outcome: 'refused', code: 'UNEXPECTED_STATUS', status: 302 }, 3],
  ['a request that breaks the contract', { outcome: 'not-sent', code: 'USAGE', status: undefined }, 2],
  ['no connection', { outcome: 'not-sent', code: 'NETWORK', status: undefined }, 3],
  ['no connection after a refusal', { outcome: 'refused', code: 'NETWORK', status: undefined }, 3],
  ['no credential', { outcome: 'not-sent', code: 'AUTHENTICATION', status: undefined }, 3],
  ['a deadline before sending', { outcome: 'not-sent', code: 'TIMEOUT', status: undefined }, 3],
  ['an end by Ctrl-C before sending', { outcome: 'not-sent', code: 'ABORTED', status: undefined }, 130],
  ['an end by Ctrl-C after a refusal', { outcome: 'refused', code: 'ABORTED', status: undefined }, 130],
  ['an end by Ctrl-C after sending', { outcome: 'unknown', code: 'ABORTED', status: undefined }, 4],
  ['an unreadable answer', { outcome: 'unknown', code: 'UNREADABLE_RESPONSE', status: 200 }, 4],
  ['a gateway', { outcome: 'unknown', code: 'UNEXPECTED_STATUS', status: 502 }, 4],
  ['an answer that breaks the contract', { outcome: 'accepted', code: 'CONTRACT_VIOLATION', status: 200 }, 4],
])('%s (%j) ends with %i', (_, error, code) => {
  expect(exitCodeOf(error)).toBe(code)
})
