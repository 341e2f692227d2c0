import { checkInitiateRequest } from '@bulk-import/contract'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compile, compilers } from '../support/type-check.ts'
import { bodyText } from './requests.ts'

const seed = 20_261_123

/** What no type can tell: how long a string is, and what is in it. */
const isBeyondTypes = ({ expected }: { expected: string }) =>
  /^(have at (least|most) \d+ characters?|contain )/.test(expected)

// As a literal, __proto__ names the prototype and not a property, no name may come twice, and U+2028 ends a line.
const texts = fc.sample(bodyText, { numRuns: 1000, seed }).filter((text) => !text.includes('__proto__'))
const literals = [...new Set(texts.map((text) => JSON.stringify(JSON.parse(text)).replaceAll('\u2028', '\\u2028')))]

it.each(compilers)(
  `%s and the validators agree on ${literals.length} literals, wherever a type can tell`,
  (_, compiler) => {
    expect(literals.length).toBeGreaterThan(500)
    const taken = compile(compiler, literals)
    const expected = literals.map((literal) => checkInitiateRequest(JSON.parse(literal)).every(isBeyondTypes))
    const differing = literals.filter((_, index) => taken[index] !== expected[index])
    expect(differing).toEqual([])
    expect(taken.filter(Boolean).length).toBeGreaterThan(50)
  },
)
