import { expect, it } from 'vitest'
import { provisional } from '../../support/provisional.ts'
import { describedParts, textsOf, withParametersOnce, wrongTexts } from '../../support/words.ts'

const document = withParametersOnce(provisional)

it.each(['description', 'summary', 'x-unbounded', 'x-origin'])(
  'of the later steps, too, no %s is empty, and each is of its place alone',
  (keyword) => {
    const texts = textsOf(keyword, document)
    expect(texts.length).toBeGreaterThan(1)
    expect(wrongTexts(texts)).toEqual([])
  },
)

it('every component of the later steps, and every part of it, has a description', () => {
  const parts = describedParts(document)
  expect(parts.length).toBeGreaterThan(80)
  expect(parts.filter(([, part]) => part.description === undefined).map(([place]) => place)).toEqual([])
})
