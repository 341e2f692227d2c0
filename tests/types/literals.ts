import { requestExamples } from '../support/requests.ts'

/** Requests that must not compile. */
export const illegal = [
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

/** Requests that must compile. */
export const legal = [
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
