import { expect, it } from 'vitest'
import { keysOf, pointerOf, resolveReference, valueAt } from './json-pointer.ts'

it.each([
  ['', []],
  ['/a', ['a']],
  ['/', ['']],
  ['/paths/~1tools~1{id}/get', ['paths', '/tools/{id}', 'get']],
  ['/~01/0', ['~1', '0']],
])('the pointer %j goes through %j, and back', (pointer, keys) => {
  expect(keysOf(pointer)).toEqual(keys)
  expect(keysOf(`#${pointer}`)).toEqual(keys)
  expect(pointerOf(keys)).toBe(pointer)
})

it('finds a value, and nothing that is inherited', () => {
  const value = { list: [{ 'a/b': 1 }], none: null }
  expect(valueAt(value, '/list/0/a~1b')).toBe(1)
  expect(valueAt(value, '/none')).toBeNull()
  expect(valueAt(value, '')).toBe(value)
  for (const pointer of ['/list/1', '/none/x', '/toString', '/list/0/__proto__']) {
    expect(valueAt(value, pointer)).toBeUndefined()
  }
})

const document = {
  a: { $ref: '#/b~1%7B1%7D', own: 1 },
  'b/{1}': { $ref: '#/c', own: 2, other: 2 },
  c: { other: 3, last: 3 },
  loop: { $ref: '#/loop' },
  text: 'x',
}

it('follows references to the end, and lets what stands beside them win', () => {
  expect(resolveReference(document, { $ref: '#/a' })).toEqual({ own: 1, other: 2, last: 3 })
  expect(resolveReference(document, document.c)).toBe(document.c)
})

it.each(['#/loop', '#/nothing', '#/text', 'other.yaml#/a', '#/toString'])('refuses to follow %s', ($ref) => {
  expect(() => resolveReference(document, { $ref })).toThrow(`Cannot follow the reference "${$ref}"`)
})
