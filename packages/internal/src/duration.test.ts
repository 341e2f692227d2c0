import { describe, expect, it } from 'vitest'
import { parseDuration } from './duration.ts'

describe('parseDuration', () => {
  it.each([
    ['50ms', 50],
    ['30s', 30_000],
    ['15m', 900_000],
    ['6h', 21_600_000],
    ['1d', 86_400_000],
    ['1.5h', 5_400_000],
    ['0s', 0],
  ])('reads %s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms)
  })

  it.each(['', '6', 'h', '-1s', '6 h', '1e3s', '6hours', '1.2345s', '٣s'])(
    'refuses "%s" and shows how to write one',
    (text) => {
      expect(() => parseDuration(text)).toThrow(/is not a duration.*50ms/)
    },
  )
})
