import { describe, expect, it } from 'vitest'
import { areRounded } from './access-token.ts'
import { exactNumber } from './json.ts'

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

describe('a number in a JSON text', () => {
  it.each([
    ['{"AccessToken":9223372036854775807}', '9223372036854775807'],
    ['{"Name":"\\"AccessToken\\":1","AccessToken": 42 }', '42'],
    ['{"Name":"7","AccessToken":4e3}', '4e3'],
    ['{"AccessToken":"42"}', undefined],
    ['{"Inner":{"AccessToken":1}}', undefined],
  ])('is read as it stands: %s', (text, digits) => {
    expect(exactNumber(text, 'AccessToken')).toBe(digits)
  })
})
