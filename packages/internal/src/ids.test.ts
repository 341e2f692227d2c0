import { expect, it } from 'vitest'
import { kindOf } from './ids.ts'

it.each([
  ['S30', 'source'],
  ['P04', 'source'],
  ['L101', 'source'],
  ['C12', 'decision'],
  ['I03', 'inference'],
])('%s is of the kind %s', (id, kind) => {
  expect(kindOf(id)).toBe(kind)
})
