import { afterEach, describe, expect, it } from 'vitest'
import { parseExpires } from './expires.ts'

const { TZ } = process.env

afterEach(() => {
  if (TZ === undefined) delete process.env.TZ
  else process.env.TZ = TZ
})

describe('Expires [S46, C01, C23]', () => {
  it.each([
    ['2026-11-23T18:00:00Z', '2026-11-23T18:00:00.000Z'],
    ['2026-11-23T18:00Z', '2026-11-23T18:00:00.000Z'],
    ['2026-11-23T18:00:00.1234567Z', '2026-11-23T18:00:00.123Z'],
    ['2026-11-23T13:00:00-05:00', '2026-11-23T18:00:00.000Z'],
    ['2026-11-23T13:00:00-0500', '2026-11-23T18:00:00.000Z'],
    [' 2026-11-23T18:00:00z ', '2026-11-23T18:00:00.000Z'],
    ['Mon, 23 Nov 2026 18:00:00 GMT', '2026-11-23T18:00:00.000Z'],
    ['/Date(1795456800000)/', '2026-11-23T18:00:00.000Z'],
    ['/Date(1795456800000-0500)/', '2026-11-23T18:00:00.000Z'],
  ])('is read: %s', (text, iso) => {
    expect(parseExpires(text)?.toISOString()).toBe(iso)
  })

  it('without a zone is taken as UTC wherever it is read, so that no token is believed to live longer than it does', () => {
    process.env.TZ = 'America/New_York'
    expect(new Date('2026-11-23T18:00:00').getTimezoneOffset()).toBe(300)
    expect(parseExpires('2026-11-23T18:00:00.5')?.toISOString()).toBe('2026-11-23T18:00:00.500Z')
    expect(parseExpires('2026-11-23T18:00')?.toISOString()).toBe('2026-11-23T18:00:00.000Z')
  })

  it.each([
    '',
    'never',
    '2026-11-23',
    '18:00',
    '1763929800',
    '2026-13-23T18:00:00Z',
    '11/23/2026 18:00',
    '1 GMT',
    '/Date()/',
    '/Date(99999999999999999)/',
    '/Date(1795456800000',
    'Mon, 23 Nov 2026 18:00:00 CET',
  ])('is not guessed at: "%s"', (text) => {
    expect(parseExpires(text)).toBeUndefined()
  })
})
