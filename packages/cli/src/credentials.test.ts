import { expect, it } from 'vitest'
import { timestampFormats } from './credentials.ts'

it.each<[keyof typeof timestampFormats, string, string]>([
  ['utc-with-z', '2026-11-24T02:30:00.999Z', '2026-11-24T02:30:00Z'],
  ['utc-without-z', '2026-11-24T02:30:00.999Z', '2026-11-24T02:30:00'],
  ['eastern-without-zone', '2026-11-24T02:30:00.999Z', '2026-11-23T21:30:00'],
  ['eastern-without-zone', '2026-07-04T04:00:00Z', '2026-07-04T00:00:00'],
])('the timestamp format %s writes %s as %s, never later than it is', (format, now, expected) => {
  expect(timestampFormats[format](new Date(now))).toBe(expected)
})
