import { afterEach, describe, expect, it } from 'vitest'
import { instantsOf, parseHttpDate } from './dates.ts'

const { TZ } = process.env

afterEach(() => {
  if (TZ === undefined) delete process.env.TZ
  else process.env.TZ = TZ
})

const inWords = (text: string) => {
  const { earliestMs, latestMs } = instantsOf(text) ?? { earliestMs: Number.NaN, latestMs: Number.NaN }
  return [new Date(earliestMs).toISOString(), new Date(latestMs).toISOString()]
}

describe('a date', () => {
  it.each([
    ['2026-11-23T18:00:00Z', '2026-11-23T18:00:00.000Z'],
    ['2026-11-23T18:00Z', '2026-11-23T18:00:00.000Z'],
    ['2026-11-23 18:00:00Z', '2026-11-23T18:00:00.000Z'],
    ['2026-11-23T18:00:00.1234567Z', '2026-11-23T18:00:00.123Z'],
    ['2026-11-23T13:00:00-05:00', '2026-11-23T18:00:00.000Z'],
    ['2026-11-23T13:00:00-0500', '2026-11-23T18:00:00.000Z'],
    [' 2026-11-23T18:00:00z ', '2026-11-23T18:00:00.000Z'],
    ['Mon, 23 Nov 2026 18:00:00 GMT', '2026-11-23T18:00:00.000Z'],
    ['/Date(1795456800000)/', '2026-11-23T18:00:00.000Z'],
    ['/Date(1795456800000-0500)/', '2026-11-23T18:00:00.000Z'],
    ['/Date(0)/', '1970-01-01T00:00:00.000Z'],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
  ])('%s means one instant [C23]', (text, iso) => {
    expect(inWords(text)).toEqual([iso, iso])
  })

  it.each([
    ['2026-11-23T18:00:00.5', '2026-11-23T18:00:00.500Z', '2026-11-24T06:00:00.500Z'],
    ['2026-11-23T18:00', '2026-11-23T18:00:00.000Z', '2026-11-24T06:00:00.000Z'],
    ['2026-11-23 18:00:00', '2026-11-23T18:00:00.000Z', '2026-11-24T06:00:00.000Z'],
  ])(
    '%s without a zone means UTC at the earliest, wherever it is read, and half a day later at the latest [C23]',
    (...row) => {
      process.env.TZ = 'America/New_York'
      expect(new Date('2026-11-23T18:00:00').getTimezoneOffset()).toBe(300)
      const [text, earliest, latest] = row
      expect(inWords(text)).toEqual([earliest, latest])
    },
  )

  it('without a time means any of its day, in any zone [C23]', () => {
    expect(inWords('2099-11-24')).toEqual(['2099-11-24T00:00:00.000Z', '2099-11-25T11:59:59.999Z'])
    expect(inWords('2099-11-24Z')).toEqual(['2099-11-24T00:00:00.000Z', '2099-11-24T23:59:59.999Z'])
  })

  it.each([
    '',
    'never',
    'in 6 hours',
    '18:00',
    '1763929800',
    '2026-13-23T18:00:00Z',
    '2026-02-30',
    '2026-02-30T00:00:00Z',
    '2026-11-23T25:00:00Z',
    '11/23/2026 18:00',
    '11/24/2026 12:00:00 PM',
    '24 Nov 2026',
    '1 GMT',
    '/Date()/',
    '/Date(99999999999999999)/',
    '/Date(1795456800000',
    'Mon, 23 Nov 2026 18:00:00 CET',
  ])('is not guessed at: "%s" [C23]', (text) => {
    expect(instantsOf(text)).toBeUndefined()
  })
})

describe('a date of HTTP', () => {
  it.each([
    'Monday, 23-Nov-26 12:00:00 GMT',
    'Mon Nov 23 12:00:00 2026',
    'Mon, 23 Nov 2026 12:00:00 +0000',
    'Mon, 23 Xyz 2026 12:00:00 GMT',
    '23 Nov 2026 12:00:00 GMT',
    '1 GMT',
  ])('in another form is not read: %s', (text) => {
    expect(parseHttpDate(text)).toBeUndefined()
  })
})
