import { describe, expect, it } from 'vitest'
import { areRounded } from './initiate.ts'

describe('the tokens of a run', () => {
  const large = Array.from({ length: 30 }, (_, index) => String(9n * 10n ** 18n + BigInt(index * 7919)))

  it('are not taken for rounded when one of them is more exact than a double', () => {
    expect(areRounded(large)).toBe(false)
  })

  it('are taken for rounded when each is what a double makes of it, in either way of writing it', () => {
    expect(areRounded(large.map((token) => String(BigInt(Number(token)))))).toBe(true)
    expect(areRounded(large.map((token) => String(Number(token))))).toBe(true)
  })

  it('tell nothing when they are small, few, or on a coarser grid than that of doubles', () => {
    expect(areRounded(['1', '2', '4203001977312'])).toBeUndefined()
    expect(areRounded(['9000000000000000000'])).toBeUndefined()
    expect(areRounded(Array.from({ length: 30 }, (_, index) => String(BigInt(2 ** 40 + index) << 22n)))).toBeUndefined()
  })
})
