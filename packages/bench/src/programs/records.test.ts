import { expect, it } from 'vitest'
import { recordAt, recordBytes } from './records.ts'

it('writes records that are JSON, differ, and have with the end of their line all the bytes', () => {
  const texts = [0, 7, 9_999_999].map(recordAt)
  expect(texts.map((text) => Buffer.byteLength(text) + 1)).toEqual(texts.map(() => recordBytes))
  expect(texts.map((text) => JSON.parse(text).AlternateIds[0].AlternateIdValue)).toEqual([
    '0000000000',
    '0000000007',
    '0009999999',
  ])
})
