import { expect, it } from 'vitest'
import { citedIds, kindOf } from './ids.ts'

it.each([
  ['S30', 'source'],
  ['P04', 'source'],
  ['L101', 'older-help'],
  ['C12', 'decision'],
  ['I03', 'inference'],
])('%s is of the kind %s', (id, kind) => {
  expect(kindOf(id)).toBe(kind)
})

it('cites the ids in brackets, and no other', () => {
  expect(citedIds('refuses S01 and [S02] and [S03, C01] and [S4] and [note S05]')).toEqual(['S02', 'S03', 'C01'])
})
