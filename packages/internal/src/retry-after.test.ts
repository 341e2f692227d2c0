import { describe, expect, it } from 'vitest'
import { retryAfterMs } from './retry-after.ts'

const now = Date.UTC(2026, 10, 23, 12)
const wait = (value: string, date?: string) =>
  retryAfterMs(new Headers({ 'Retry-After': value, ...(date !== undefined && { Date: date }) }), now)

describe('Retry-After', () => {
  it('is undefined without the header', () => {
    expect(retryAfterMs(new Headers(), now)).toBeUndefined()
  })

  it.each([
    ['0', 0],
    ['1', 1000],
    ['3600', 3_600_000],
    [' 7 ', 7000],
    ['99999999999', 99_999_999_999_000],
    ['9'.repeat(400), 1e15],
  ])('"%s" is whole seconds', (value, ms) => {
    expect(wait(value)).toBe(ms)
  })

  it.each(['', '-1', '+1', '1.5', '1e3', '0x10', '1 s', '1, 2', 'soon'])('"%s" means nothing', (value) => {
    expect(wait(value)).toBeUndefined()
  })

  it('as a date is measured from the Date of the response', () => {
    expect(wait('Mon, 23 Nov 2026 15:00:20 GMT', 'Mon, 23 Nov 2026 15:00:00 GMT')).toBe(20_000)
  })

  it('as a date is measured from the clock here when the response has no Date that can be read', () => {
    expect(wait('Mon, 23 Nov 2026 12:00:20 GMT')).toBe(20_000)
    expect(wait('Mon, 23 Nov 2026 12:00:20 GMT', 'today')).toBe(20_000)
  })

  it('as a date that has passed is no wait', () => {
    expect(wait('Mon, 23 Nov 2026 11:00:00 GMT')).toBe(0)
  })
})
