import { describe, expect, it } from 'vitest'
import { latest } from './expires.ts'

const noon = Date.parse('2026-11-24T12:00:00Z')
const halfDay = 12 * 3_600_000

describe('an expiry', () => {
  it.each([
    ['2026-11-24T12:00:00Z', noon],
    ['2026-11-24T12:00:00.0000000Z', noon],
    ['2026-11-24T07:00:00-05:00', noon],
    ['2026-11-24 12:00:00', noon + halfDay],
    ['2026-11-24', Date.parse('2026-11-24T23:59:59Z') + halfDay],
    ['Tue, 24 Nov 2026 12:00:00 GMT', noon],
    [`/Date(${noon})/`, noon],
  ])('%s is read as kindly as it can be', (text, instant) => {
    expect(latest(text)).toBe(instant)
  })

  it.each(['', 'soon', 'in 6 hours', '2026-13-45', '12:00', '11/24/2026 12:00:00 PM', '24 Nov 2026'])(
    '%j is not read',
    (text) => {
      expect(latest(text)).toBeUndefined()
    },
  )
})
