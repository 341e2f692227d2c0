import { expect, it } from 'vitest'
import { retryAfterMs } from './retry-after.ts'

const now = Date.parse('2026-11-23T12:00:00Z')

it.each([
  ['seconds', { 'Retry-After': '3' }, 3000],
  [
    'a date, by the clock of the answer',
    { 'Retry-After': 'Mon, 23 Nov 2026 10:00:09 GMT', Date: 'Mon, 23 Nov 2026 10:00:00 GMT' },
    9000,
  ],
  ['a date, by this clock', { 'Retry-After': 'Mon, 23 Nov 2026 12:00:05 GMT' }, 5000],
  ['a date that is past', { 'Retry-After': 'Mon, 23 Nov 2026 11:00:00 GMT' }, 0],
  ['nothing', {}, undefined],
  ['what cannot be read', { 'Retry-After': 'soon' }, undefined],
])('a wait that is given as %s is read', (_, headers, waitMs) => {
  expect(retryAfterMs(new Headers(headers as Record<string, string>), now)).toBe(waitMs)
})
