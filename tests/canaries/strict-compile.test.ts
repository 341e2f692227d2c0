import { describe, expect, it } from 'vitest'
import { compileStrictly } from '../../scripts/lib/strict-compile.ts'
import { contract } from '../support/contract.ts'

function withInvalid(change: (schemas: Record<string, { [key: string]: unknown }>) => void): object {
  const document = structuredClone(contract)
  change(document.components.schemas)
  return document
}

describe('the check before Prism is asked', () => {
  it('lets the contract pass as it is', () => {
    expect(() => compileStrictly(contract)).not.toThrow()
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
