import { expect, it } from 'vitest'
import { contract } from '../support/contract.ts'

type Node = Record<string, unknown>
type Text = [place: string, text: unknown]

/** Every value of a keyword that is prose, with its place in the document. */
function textsOf(keyword: string, node: unknown = contract, place = '#'): Text[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]): Text[] =>
    key === keyword && typeof value !== 'object' ? [[place, value]] : textsOf(keyword, value, `${place}/${key}`),
  )
}

/** Components of these sections, and what stands in these inside of them, unless it only refers to another. */
function describedParts(node: Node, place: string): [place: string, part: Node][] {
  const inside = ['properties', 'dependentSchemas', 'headers'].flatMap((section) =>
    Object.entries((node[section] ?? {}) as Record<string, Node>).flatMap(([name, part]) =>
      describedParts(part, `${place}/${section}/${name}`),
    ),
  )
  const isBare = '$ref' in node || Object.keys(node).length === 0 || node.const === false
  return isBare ? inside : [[place, node], ...inside]
}

it.each(['description', 'x-unbounded', 'x-origin'])(
  'no %s is empty, and each is of its place alone: one that stands at two places is wrong at one of them',
  (keyword) => {
    const texts = textsOf(keyword)
    expect(texts.length).toBeGreaterThan(1)
    expect(texts.filter(([, text]) => typeof text !== 'string' || text.trim() === '')).toEqual([])
    const isRepeated = ([, text]: Text) => texts.filter(([, other]) => other === text).length > 1
    expect(texts.filter(isRepeated).map(([place]) => place)).toEqual([])
  },
)

it('every component that a caller meets, and every part of it, has a description', () => {
  const { schemas, responses, securitySchemes } = contract.components as Record<string, Record<string, Node>>
  const parts = Object.entries({ schemas, responses, securitySchemes }).flatMap(([section, components]) =>
    Object.entries(components ?? {}).flatMap(([name, node]) => describedParts(node, `${section}/${name}`)),
  )
  expect(parts.length).toBeGreaterThan(20)
  expect(parts.filter(([, part]) => part.description === undefined).map(([place]) => place)).toEqual([])
})

it("each scheme says on which of the vendor's pages it is found", () => {
  const { PnAuthInfo3, OAuth2AccessToken } = contract.components.securitySchemes
  expect(PnAuthInfo3['x-origin']).toMatch(/"PNAUTHINFO3"/)
  expect(OAuth2AccessToken['x-origin']).toMatch(/"OAuth".*inferred/)
})
