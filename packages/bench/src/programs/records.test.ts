import { expect, it } from 'vitest'
import { recordAt, recordBytes } from './records.ts'

it('writes records that are JSON, differ, and have with the end of their line all the bytes', () => {
  const texts = [recordAt(0, 'mixed'), recordAt(7, 'mixed'), recordAt(9_999_999, 'ascii')]
  expect(texts.map((text) => Buffer.byteLength(text) + 1)).toEqual(texts.map(() => recordBytes))
  expect(texts.map((text) => JSON.parse(text).AlternateIds[0].AlternateIdValue)).toEqual([
    '0000000000',
    '0000000007',
    '0009999999',
  ])
  expect(texts.map((text) => JSON.parse(text).Addresses[0].City)).toEqual(['Gdańsk', 'Bristol', 'Bristol'])
})
