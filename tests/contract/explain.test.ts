import { checkInitiateRequest, constraints, statements } from '@bulk-import/contract'
import { describe, expect, it } from 'vitest'

const messages = (request: unknown) => checkInitiateRequest(request).map(({ message }) => message)

describe('an explanation', () => {
  it('has exactly one sentence for each issue', () => {
    expect(messages({ DataStageDuration: 11, RefreshTag: true })).toEqual([
      'InitiateRequest.Name must be present, but is missing',
      'InitiateRequest.RefreshTag must be one of the declared properties, but is unknown',
      'InitiateRequest.DataStageDuration must be at most 10, but is 11',
    ])
  })

  it('says where, what was expected, what is there, by which statement, and what a translation needs', () => {
    expect(checkInitiateRequest({ Name: 'x', ImportAction: 'add' })).toEqual([
      {
        pointer: '/ImportAction',
        message: 'InitiateRequest.ImportAction must be "Add" or "Delete", but is "add"',
        expected: 'be "Add" or "Delete"',
        actual: 'is "add"',
        ids: ['S34'],
        keyword: 'enum',
        params: { allowedValues: ['Add', 'Delete'] },
      },
    ])
  })

  it.each<[request: unknown, sentence: string, ids: string[]]>([
    [undefined, 'InitiateRequest must be an object, but is missing', ['S30']],
    [{ Name: '' }, 'InitiateRequest.Name must have at least 1 character, but has 0', ['C15']],
    [{ Name: ' ' }, 'InitiateRequest.Name must contain a character that is not white space, but does not', ['C15']],
    [
      { Name: 'x'.repeat(101) },
      'InitiateRequest.Name must have at most 100 characters, but has more than 100',
      ['C15'],
    ],
    [{ Name: 7 }, 'InitiateRequest.Name must be a string, but is a number', ['S30']],
    [[], 'InitiateRequest must be an object, but is an array', ['S30']],
    [{ Name: 'x', RefreshTags: 'true' }, 'InitiateRequest.RefreshTags must be true or false, but is a string', ['S41']],
    [
      { Name: 'x', DataStageDuration: 2.5 },
      'InitiateRequest.DataStageDuration must be an integer, but is a number that is not an integer',
      ['S31', 'C09'],
    ],
    [
      { Name: 'x', MatchCriteria: 'AlternateIdType' },
      'InitiateRequest.MatchValue must be present together with MatchCriteria, but is missing',
      ['S10'],
    ],
    [
      { Name: 'x', ReasonCode: 'r' },
      'InitiateRequest.ReasonCode must be given only when ImportAction is "Delete", but ImportAction is missing',
      ['C06'],
    ],
    [
      { Name: 'x', ReasonCode: 'r', ImportAction: 'Add' },
      'InitiateRequest.ReasonCode must be given only when ImportAction is "Delete", but ImportAction is "Add"',
      ['C06'],
    ],
    [{ Name: 'x', 'a b': 1 }, 'InitiateRequest["a b"] must be one of the declared properties, but is unknown', ['C14']],
  ])('of %j is a plain sentence', (request, message, ids) => {
    expect(checkInitiateRequest(request)).toMatchObject([{ message, ids }])
  })

  it.each([
    [{}, 'required', { missingProperty: 'Name' }],
    [{ Name: 'x', DataStageDuration: 11 }, 'maximum', { limit: 10 }],
    [{ Name: 'x', DataStageDuration: '3' }, 'type', { type: 'integer' }],
    [{ Name: 'x'.repeat(101) }, 'maxLength', { limit: 100 }],
    [
      { Name: 'x', MatchValue: 'CrmId' },
      'dependentRequired',
      { property: 'MatchValue', missingProperty: 'MatchCriteria' },
    ],
    [{ Name: 'x', ReasonCode: 'r' }, 'dependentSchemas', { property: 'ReasonCode', dependsOn: 'ImportAction' }],
    [
      { Name: 'x', ReasonCode: 'r', ImportAction: 'Add' },
      'dependentSchemas',
      { property: 'ReasonCode', dependsOn: 'ImportAction', allowedValue: 'Delete' },
    ],
    [{ Name: 'x', RefreshTag: true }, 'additionalProperties', { additionalProperty: 'RefreshTag' }],
  ])('of %j can be translated, by its keyword %s and its parameters', (request, keyword, params) => {
    expect(checkInitiateRequest(request)).toMatchObject([{ keyword, params }])
  })

  it('leaves out what only follows from another issue: with a misspelt action, nobody knows whether a reason is allowed', () => {
    expect(messages({ Name: 'x', ImportAction: 'delete', ReasonCode: 'r' })).toEqual([
      'InitiateRequest.ImportAction must be "Add" or "Delete", but is "delete"',
    ])
  })

  it('names two issues of one property when each stands for itself', () => {
    expect(messages({ Name: 'x', ReasonCode: '' })).toHaveLength(2)
  })

  it('escapes and cuts what comes from outside', () => {
    const [issue] = checkInitiateRequest({ Name: 'x', [`\u001b[31m${'y'.repeat(500)}`]: 1 })
    expect(issue?.message).toContain('\\u001b')
    expect(issue?.message.length).toBeLessThan(140)
    expect(String(issue?.params.additionalProperty).length).toBeLessThan(50)
  })

  it('escapes a pointer as RFC 6901 does', () => {
    expect(checkInitiateRequest({ Name: 'x', 'a/b~c': 1 })[0]?.pointer).toBe('/a~1b~0c')
  })
})

it('every constraint that can refuse rests on ids that the statements file has', () => {
  const all = Object.values(constraints).flatMap((table) => Object.values<{ ids: readonly string[] }>(table))
  expect(all.length).toBeGreaterThan(40)
  for (const { ids } of all) {
    expect(ids.length).toBeGreaterThan(0)
    for (const id of ids) expect(statements).toHaveProperty(id)
  }
})
