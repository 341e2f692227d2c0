import { describe, expect, it } from 'vitest'
import { isInt64, memberText } from './exact-integer.ts'

const token = (json: string) => memberText(json, 'AccessToken')

describe('a member read from the text of an answer [C11]', () => {
  it.each(['0', '7', '-7', '-0', '9007199254740993', '18446744073709551615', '1.0', '1e3', '1E+3', '1'.repeat(400)])(
    'is given as it is written: %s',
    (digits) => {
      expect(token(`{"AccessToken":${digits}}`)).toBe(digits)
      expect(token(`{ "Name" : "x" , "AccessToken" :\n${digits}\t}`)).toBe(digits)
      expect(token(`{"AccessToken":"${digits}"}`)).toBe(digits)
    },
  )

  it.each(['null', 'true', '[1]', '{"a":1}'])('is nothing when it is %s', (text) => {
    expect(token(`{"AccessToken":${text}}`)).toBeUndefined()
  })

  it.each(['{}', '[]', 'null', '7', '"AccessToken"', '{"accesstoken":1}'])('is nothing in %s', (json) => {
    expect(token(json)).toBeUndefined()
  })

  it('is that of the outer object, and not one that a string or an inner object mentions', () => {
    expect(token('{"Name":"\\"AccessToken\\":1","a":{"AccessToken":2},"AccessToken":3}')).toBe('3')
    expect(token('{"a":{"AccessToken":2},"Name":"AccessToken"}')).toBeUndefined()
  })

  it('is the last when there are two, as JSON.parse has it', () => {
    expect(token('{"AccessToken":1,"AccessToken":2}')).toBe('2')
  })

  it('is read from an escaped name, past escaped quotes', () => {
    expect(token('{"\\u0041ccessToken":5,"Name":"\\\\\\""}')).toBe('5')
  })

  it.each([
    ['{"AccessToken":9007199254740993,"Status":"Init', '9007199254740993'],
    ['{"AccessToken":9007199254740993,', '9007199254740993'],
    ['{"AccessToken":90071992547', undefined],
    ['{"AccessToken":"90071992547', undefined],
    ['{"a":{"AccessToken":1},"AccessTok', undefined],
    ['<html>{"AccessToken":1}', undefined],
    ['[{"AccessToken":1}]', undefined],
  ])('is read from a text that is cut off, unless it is cut off itself: %s', (text, digits) => {
    expect(token(text)).toBe(digits)
  })

  it('is read past a string of 13 MB, which a regular expression would not survive', () => {
    const long = '\\"1'.repeat(4_500_000)
    expect(token(`{"Name":"${long}","AccessToken":9007199254740993}`)).toBe('9007199254740993')
  })
})

describe('an integer of 64 bits [C11]', () => {
  it.each(['0', '-1', '9223372036854775807', '-9223372036854775808'])('is %s', (text) => {
    expect(isInt64(text)).toBe(true)
  })

  it.each(['9223372036854775808', '-9223372036854775809', '99999999999999999999', '-0', '01', '1.0', '1e3', '', ' 1'])(
    'is not "%s"',
    (text) => {
      expect(isInt64(text)).toBe(false)
    },
  )
})
