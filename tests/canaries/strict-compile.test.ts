import { describe, expect, it } from 'vitest'
import { compileStrictly } from '../../scripts/lib/strict-compile.ts'
import { contract } from '../support/contract.ts'
import { provisional } from '../support/provisional.ts'

function withInvalid(change: (schemas: Record<string, { [key: string]: unknown }>) => void): object {
  const document = structuredClone(contract)
  change(document.components.schemas)
  return document
}

describe('the check before Prism is asked', () => {
  it.each([
    ['contract', contract],
    ['provisional contract', provisional],
  ])('lets the %s pass as it is', (_, document) => {
    expect(() => compileStrictly(document)).not.toThrow()
  })

  it('refuses the schema of a parameter that does not compile, naming its place', () => {
    const document = structuredClone(provisional)
    const { parameters } = document.paths['/{clientId}/Import/{accessToken}/Exceptions'].get
    parameters[2].schema.minimum = '1'
    expect(() => compileStrictly(document)).toThrow(/Exceptions get parameters 2 schema .* does not compile/)
  })

  it('refuses a mark that nobody knows', () => {
    const document = withInvalid((schemas) => Object.assign(schemas.ReasonCode ?? {}, { 'x-inferrence': ['I01'] }))
    expect(() => compileStrictly(document)).toThrow(/ReasonCode.* does not compile/)
  })

  it('refuses a pattern that is no regular expression, naming the schema', () => {
    const document = withInvalid((schemas) => Object.assign(schemas.MatchValue ?? {}, { pattern: '(' }))
    expect(() => compileStrictly(document)).toThrow(/MatchValue.* does not compile/)
  })

  it('refuses a bound that is not a number', () => {
    const document = withInvalid((schemas) => Object.assign(schemas.DataStageDuration ?? {}, { maximum: '10' }))
    expect(() => compileStrictly(document)).toThrow(/DataStageDuration.* does not compile/)
  })

  it('refuses a misspelt keyword', () => {
    const document = withInvalid((schemas) => Object.assign(schemas.ReasonCode ?? {}, { maxLenght: 3 }))
    expect(() => compileStrictly(document)).toThrow(/ReasonCode.* does not compile/)
  })
})
