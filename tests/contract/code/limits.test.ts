import { checkInitiateRequest, isInitiateRequest } from '@bulk-import/contract'
import { describe, expect, it } from 'vitest'

describe('a text', () => {
  it.each([
    ['letters', 'x'],
    ['characters of two units', '😀'],
  ])('of 140 million units, all %s, is too long, and is decided without a copy of it', (_, unit) => {
    const issues = checkInitiateRequest({ Name: unit.repeat(140_000_000 / unit.length) })
    expect(issues).toMatchObject([{ keyword: 'maxLength', actual: 'has more than 100', params: { limit: 100 } }])
  })

  it.each([
    ['letters', 'x', 100],
    ['characters of two units', '😀', 100],
    ['first halves', '\ud83d', 100],
    ['second halves', '\ude00', 100],
    ['halves the wrong way round, which join but for the outer ones', '\ude00\ud83d', 99],
  ])('of a hundred characters, %s, is as long as may be', (_, unit, count) => {
    expect(isInitiateRequest({ Name: unit.repeat(count) })).toBe(true)
    expect(isInitiateRequest({ Name: `${unit.repeat(count)}x` })).toBe(false)
    expect(isInitiateRequest({ Name: `x${unit.repeat(count)}` })).toBe(false)
  })

  it('whose last character ends beyond the hundredth unit is as long as may be', () => {
    expect(isInitiateRequest({ Name: `${'x'.repeat(99)}😀` })).toBe(true)
    expect(isInitiateRequest({ Name: `${'x'.repeat(100)}😀` })).toBe(false)
    expect(isInitiateRequest({ Name: `${'x'.repeat(99)}\ud83d\ud83d` })).toBe(false)
  })

  it('of one character, whole or half, is as short as may be', () => {
    for (const MatchValue of ['x', '😀', '\ud83d'])
      expect(isInitiateRequest({ Name: 'x', MatchCriteria: 'AlternateIdType', MatchValue })).toBe(true)
    expect(isInitiateRequest({ Name: 'x', MatchCriteria: 'AlternateIdType', MatchValue: '' })).toBe(false)
  })
})

describe('of issues without end', () => {
  const unknown = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, 1]))

  it('twenty are put into words, and one more says how many there are besides', () => {
    const issues = checkInitiateRequest({ Name: 'x', ...unknown(100_000) })
    expect(issues.slice(0, 20).map(({ pointer }) => pointer)).toEqual(
      Array.from({ length: 20 }, (_, index) => `/p${index}`),
    )
    expect(issues.slice(20)).toEqual([
      {
        pointer: '',
        message: 'InitiateRequest must have no issues, but has 99980 more',
        expected: 'have no issues',
        actual: 'has 99980 more',
        ids: [],
        keyword: 'more',
        params: { count: 99_980 },
      },
    ])
  })

  it('none is counted twice, and twenty are simply listed', () => {
    expect(checkInitiateRequest({ Name: 'x', ...unknown(20) })).toHaveLength(20)
    const [last] = checkInitiateRequest({ ...unknown(20), ImportAction: 'add', ReasonCode: 'r' }).slice(20)
    expect(last?.params).toEqual({ count: 2 }) // Name and ImportAction; whether a reason is allowed, nobody knows
  })
})
