import fc from 'fast-check'
import { expect, it } from 'vitest'
import { UnreadableBody } from './bytes.ts'
import { listScanner } from './scanner.ts'

/** What a scanner makes of a text that comes in pieces of these lengths. */
function scan(text: string, lengths: readonly number[] = []): { items: string[]; rest: unknown } {
  const items: string[] = []
  const scanner = listScanner('Records', {
    onItem: (bytes) => void items.push(new TextDecoder().decode(bytes)),
    onOther() {
      throw new UnreadableBody('other')
    },
  })
  const bytes = new TextEncoder().encode(text)
  let at = 0
  for (const length of [...lengths, bytes.length]) {
    scanner.push(bytes.subarray(at, at + length))
    at += length
  }
  return { items, rest: scanner.end().value }
}

const object = fc.dictionary(fc.string(), fc.jsonValue())
const body = fc.record({ before: fc.jsonValue(), Records: fc.array(object), after: fc.jsonValue() })

it('cuts out each item byte for byte, however the text is written and wherever it is cut', () => {
  const spaces = fc.constantFrom(undefined, 1, '\t')
  fc.assert(
    fc.property(body, spaces, fc.array(fc.nat(20)), (value, space, lengths) => {
      const { items, rest } = scan(JSON.stringify(value, undefined, space), lengths)
      expect(items.map((item) => JSON.parse(item))).toEqual(JSON.parse(JSON.stringify(value.Records)))
      expect(rest).toEqual(JSON.parse(JSON.stringify({ ...value, Records: [] })))
      if (space === undefined) expect(`[${items.join()}]`).toBe(JSON.stringify(value.Records))
    }),
  )
})

/** Texts that are nearly JSON. */
const nearly = fc
  .tuple(body, fc.nat(), fc.constantFrom('', ...'{}[],:"\\u0-.e+ \n\u0001x9tn'), fc.nat(2))
  .map(([value, at, what, removed]) => {
    const text = JSON.stringify(value)
    const place = at % text.length
    return text.slice(0, place) + what + text.slice(place + removed)
  })

it('takes what JSON.parse takes, if all items of the list are objects, and nothing else', () => {
  const isGood = (text: string) => {
    try {
      const { Records } = JSON.parse(text)
      const isObject = (item: unknown) => typeof item === 'object' && item !== null && !Array.isArray(item)
      return !Array.isArray(Records) || Records.every(isObject) // what is no list is left for the check of the body
    } catch {
      return false
    }
  }
  const isTaken = (text: string) => {
    try {
      scan(text)
      return true
    } catch (error) {
      if (error instanceof UnreadableBody) return false
      throw error
    }
  }
  fc.assert(
    fc.property(nearly, (text) => {
      if ((text.match(/"Records":/g) ?? []).length === 1) expect([text, isTaken(text)]).toEqual([text, isGood(text)])
    }),
    { numRuns: 3000 },
  )
  const numbers = ['0', '-0', '1.50', '2e9', '2E-09', '-', '01', '1.', '.5', '1e', '1e+', '+1', 'NaN', 'nul', 'truee']
  const texts = [String.raw`"\u00e9\/"`, String.raw`"\u00g0"`, String.raw`"\x"`, '"\t"', '"\u007f"']
  for (const value of [...numbers, ...texts, 'true', 'false', 'null', '[1,[]]', '[1,]', '{"a"}', '{1:2}', '[}']) {
    const text = `{"Records":[{"a":${value}}]}`
    expect([text, isTaken(text)]).toEqual([text, isGood(text)])
  }
})

it('keeps the spaces within an item, and not those around it', () => {
  expect(scan('{ "Records" : [ { "a" : 1.0 } , {"x, y]}":-0}\n] }').items).toEqual(['{ "a" : 1.0 }', '{"x, y]}":-0}'])
})

it('knows the list by its name, also where that is written with escapes, and only at the top', () => {
  expect(scan(String.raw`{"a":{"Records":[1]},"Rec\u006frds":[{}]}`).items).toEqual(['{}'])
})

it('takes a list under the name a second time for a value of its own', () => {
  expect(scan('{"Records":[{}],"Records":[2]}')).toEqual({ items: ['{}'], rest: { Records: [2] } })
})

it('has no items where the name has no list', () => {
  expect(scan('{"Records":{"0":1}}')).toEqual({ items: [], rest: { Records: { 0: 1 } } })
})

it.each(['{"Records":[,{}]}', '{"Records":[{},]}', '{"Records":[{]}]}', '{"Records":[{} {}]}'])(
  'refuses %s with the place',
  (text) => {
    expect(() => scan(text)).toThrow(/^The body is not JSON: unexpected character at byte \d+\.$/)
  },
)

it.each([
  '',
  '{',
  '{"Records":[',
  '{"Records":[{"a":1',
  '{"Records":[{"a',
  '{"Records":[]',
  '{"Records":[]}}',
  '\ufeff{}',
])('refuses %j, which is no whole JSON', (text) => {
  expect(() => scan(text)).toThrow(UnreadableBody)
})

it('refuses more than 64 KiB around the list, and holds no more', () => {
  expect(() => scan(JSON.stringify({ a: 'x'.repeat(70_000), Records: [] }))).toThrow(/more than 65536 bytes around/)
})
