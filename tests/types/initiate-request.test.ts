import { isInitiateRequest } from '@bulk-import/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { compile, compilers } from '../support/type-check.ts'
import { illegal, legal } from './literals.ts'

describe.each(compilers)('with %s', (_, compiler) => {
  let refused: boolean[]
  let taken: boolean[]
  beforeAll(() => {
    const verdicts = compile(
      compiler,
      [...illegal, ...legal].map(([, literal]) => literal),
    )
    refused = verdicts.slice(0, illegal.length).map((isTaken) => !isTaken)
    taken = verdicts.slice(illegal.length)
  })

  it.each(illegal.map(([what], index) => [what, index] as const))('a request with %s does not compile', (_, index) => {
    expect(refused[index]).toBe(true)
  })

  it.each(legal.map(([what], index) => [what, index] as const))('%s compiles', (_, index) => {
    expect(taken[index]).toBe(true)
  })
})

it('the validator agrees with the compilers on every one of these requests', () => {
  const parse = (literal: string): unknown => new Function(`return (${literal.replace(/ as [\d |]+/, '')})`)()
  for (const [what, literal] of illegal) expect([what, isInitiateRequest(parse(literal))]).toEqual([what, false])
  for (const [what, literal] of legal) expect([what, isInitiateRequest(parse(literal))]).toEqual([what, true])
})
