import { describe, expect, it } from 'vitest'
import { compileValidators } from '../../scripts/generate/validators.ts'

describe('the contract package is not written', () => {
  it('but is from schemas that compile', () => {
    expect(compileValidators({ Thing: { type: 'string', pattern: 'a' } })).toContain('export const validateThing')
  })

  it.each([
    ['a pattern that is no regular expression', { type: 'string', pattern: '(' }],
    ['a keyword whose code was left out', { type: 'object', unevaluatedProperties: false }],
    ['a misspelt keyword', { type: 'string', maxLenght: 3 }],
    ['a bound that is not a number', { type: 'integer', maximum: '10' as never }],
    ['a reference that leads nowhere', { $ref: '#/components/schemas/Gone' }],
  ])('from a schema with %s', (_, schema) => {
    expect(() => compileValidators({ Thing: schema })).toThrow()
  })
})
