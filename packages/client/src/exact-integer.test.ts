import { describe, expect, it } from 'vitest'
import { exactInteger } from './exact-integer.ts'

const token = (json: string) => exactInteger(json, 'AccessToken')

describe('an integer read from the text of an answer [C11]', () => {
  it.each(['0', '7', '-7', '9007199254740993', '18446744073709551615'])('is exact: %s', (digits) => {
    expect(token(`{"AccessToken":${digits}}`)).toBe(digits)
    expect(token(`{ "Name" : "x" , "AccessToken" :\n${digits}\t}`)).toBe(digits)
  })

  it.each(['-0', '1'.repeat(21), '1.0', '1e3', '1E+3', 'null', 'true', '[1]', '{"a":1}', '"abc"', '"1.5"'])(
    'is nothing when it is %s',
    (text) => {
      expect(token(`{"AccessToken":${text}}`)).toBeUndefined()
    },
  )

  it('is also read from a string of digits', () => {
    expect(token('{"AccessToken":"9007199254740993"}')).toBe('9007199254740993')
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

  it('is read from an escaped name, past escaped quotes and a string of 1 MB', () => {
    expect(token('{"\\u0041ccessToken":5,"Name":"\\\\\\""}')).toBe('5')
    expect(token(`{"Name":"${'\\"1'.repeat(350_000)}","AccessToken":9007199254740993}`)).toBe('9007199254740993')
  })
})
