import { expect, it } from 'vitest'
import { contract } from '../support/contract.ts'
import { describedParts, textsOf, wrongTexts } from '../support/words.ts'

it.each(['description', 'x-unbounded', 'x-origin'])(
  'no %s is empty, and each is of its place alone: one that stands at two places is wrong at one of them',
  (keyword) => {
    const texts = textsOf(keyword, contract)
    expect(texts.length).toBeGreaterThan(1)
    expect(wrongTexts(texts)).toEqual([])
  },
)

it('every component that a caller meets, and every part of it, has a description', () => {
  const parts = describedParts(contract)
  expect(parts.length).toBeGreaterThan(20)
  expect(parts.filter(([, part]) => part.description === undefined).map(([place]) => place)).toEqual([])
})

it("each scheme says on which of the vendor's pages it is found", () => {
  const { PnAuthInfo3, OAuth2AccessToken } = contract.components.securitySchemes
  expect(PnAuthInfo3['x-origin']).toMatch(/"PNAUTHINFO3"/)
  expect(OAuth2AccessToken['x-origin']).toMatch(/"OAuth".*inferred/)
})
