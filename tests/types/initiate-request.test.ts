import { isInitiateRequest } from '@bulk-import/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { requestExamples } from '../support/requests.ts'
import { compile, compilers } from '../support/type-check.ts'

const illegal = [
  ['no Name [S30]', '{}'],
  ['a Name that is a number [S30]', '{ Name: 7 }'],
  ['a property that is not declared [C14]', '{ Name: "x", Priority: 1 }'],
  ['a misspelt flag [C14]', '{ Name: "x", RefreshTag: true }'],
  ['ImportAction "add" [S34]', '{ Name: "x", ImportAction: "add" }'],
  ['ImportAction "Remove" [S34]', '{ Name: "x", ImportAction: "Remove" }'],
  ['ImportAction null [S34]', '{ Name: "x", ImportAction: null }'],
  ['DataStageDuration 11 [S33]', '{ Name: "x", DataStageDuration: 11 }'],
  ['DataStageDuration -1 [S33]', '{ Name: "x", DataStageDuration: -1 }'],
  ['DataStageDuration 2.5 [C09]', '{ Name: "x", DataStageDuration: 2.5 }'],
  ['DataStageDuration "3" [S31]', '{ Name: "x", DataStageDuration: "3" }'],
  ['MatchCriteria alone [S10]', '{ Name: "x", MatchCriteria: "AlternateIdType" }'],
  ['MatchValue alone [C02]', '{ Name: "x", MatchValue: "CrmId" }'],
  ['MatchCriteria "Email" [S09]', '{ Name: "x", MatchCriteria: "Email", MatchValue: "CrmId" }'],
  ['ReasonCode without ImportAction [C06]', '{ Name: "x", ReasonCode: "asked for" }'],
  ['ReasonCode with Add [C06]', '{ Name: "x", ImportAction: "Add", ReasonCode: "asked for" }'],
  ['a flag that is "true" [S41]', '{ Name: "x", RefreshTags: "true" }'],
  ['a flag that is 1 [S38]', '{ Name: "x", RefreshContacts: 1 }'],
  ['a flag that is null [S42]', '{ Name: "x", AllowPriorConsents: null }'],
  ['an array', '[{ Name: "x" }]'],
  ['a string', '"x"'],
] as const

const legal = [
  ...requestExamples.map(([name, example]) => [`the example ${name}`, JSON.stringify(example)] as const),
  ['Name alone', '{ Name: "x" }'],
  ['each number of days', '{ Name: "x", DataStageDuration: 0 as 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 }'],
  ['a deletion without a reason', '{ Name: "x", ImportAction: "Delete" }'],
  [
    'a matched deletion with a reason',
    '{ Name: "x", ImportAction: "Delete", ReasonCode: "r", MatchCriteria: "AlternateIdType", MatchValue: "CrmId" }',
  ],
  [
    'every flag',
    '{ Name: "x", RefreshAlternateIds: true, RefreshContacts: false, RefreshCustomFields: true, RefreshGroups: false, RefreshTags: true, AllowPriorConsents: false }',
  ],
] as const

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
