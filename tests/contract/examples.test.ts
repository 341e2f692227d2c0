import { describe, expect, it } from 'vitest'
import { component, contract, example } from '../support/contract.ts'

const defaults = {
  DataStageDuration: 3,
  RefreshAlternateIds: false,
  RefreshContacts: false,
  RefreshCustomFields: false,
  RefreshGroups: false,
  RefreshTags: false,
}

const echoOf = (request: string) => {
  const { ReasonCode: _, ...settings } = example(request) as Record<string, unknown>
  return { ...defaults, ...settings }
}

describe('an example of a request', () => {
  it('has all that its summary speaks of, and nothing else', () => {
    expect(example('MinimalImport')).toEqual({ Name: expect.any(String) })
    expect(example('MatchedByAlternateId')).toEqual({
      Name: expect.any(String),
      ImportAction: 'Add',
      MatchCriteria: 'AlternateIdType',
      MatchValue: 'CrmId',
      DataStageDuration: expect.any(Number),
    })
    expect(example('RefreshContactsAndTags')).toEqual({
      Name: expect.any(String),
      ImportAction: 'Add',
      RefreshContacts: true,
      RefreshTags: true,
    })
    expect(example('PriorConsents')).toEqual({
      Name: expect.any(String),
      ImportAction: 'Add',
      AllowPriorConsents: true,
    })
    expect(example('DeletionWithReason')).toEqual({
      Name: expect.any(String),
      ImportAction: 'Delete',
      MatchCriteria: 'AlternateIdType',
      MatchValue: 'CrmId',
      ReasonCode: expect.any(String),
    })
  })
})

describe('an example of a response', () => {
  it.each([
    ['ImportInitiated', 'MinimalImport'],
    ['MatchedImportInitiated', 'MatchedByAlternateId'],
    ['DeletionInitiated', 'DeletionWithReason'],
  ])('%s repeats what %s asks for, and shows the stated defaults of the rest [C10, C19]', (responseName, request) => {
    const { AccessToken, Status, Expires, ...echo } = example(responseName) as Record<string, unknown>
    expect(echo).toEqual(echoOf(request))
    expect(AccessToken).toBeTypeOf('number')
    expect(Status).toBe('Initiated')
    expect(Expires).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  })
})

it('one example has a token that a reader of 53 bits may round [C11]', () => {
  expect((example('MatchedImportInitiated') as { AccessToken: number }).AccessToken).toBeGreaterThan(2 ** 53)
})

const summaries: Record<string, [summary: RegExp, message?: RegExp]> = {
  MinimalImport: [/^The smallest import/],
  MatchedByAlternateId: [/^Profiles found by the alternate id type CrmId/],
  RefreshContactsAndTags: [/^Contacts .* are deactivated, and tags .* are deleted$/],
  PriorConsents: [/^Consents .* earlier version/],
  DeletionWithReason: [/^A deletion, .* with its reason/],
  ImportInitiated: [/^An import was accepted, with the stated defaults/],
  MatchedImportInitiated: [
    /^An import that matches by the alternate id type CrmId was accepted, with a token above 2\^53$/,
  ],
  DeletionInitiated: [/^A deletion was accepted; nothing is removed until it is executed$/],
  NameMissing: [/^A request without Name, and with a stage duration above/, /^Name is missing\. .*at most 10/],
  CredentialsMissing: [/^No credentials, or wrong ones$/, /credentials are missing or wrong/],
  DeletionNotPermitted: [/^A deletion by a user whose group lacks/, /lacks the permission "Delete Profiles"/],
  ClientUnknown: [/^The client id in the path is not known$/, /client id is not known/],
  TemporarilyUnavailable: [/^The service cannot take requests/, /for the moment\. Try again later/],
}

it('every example has a summary that says what it shows, and one of a refusal a message that says why', () => {
  expect(Object.keys(contract.components.examples)).toEqual(Object.keys(summaries))
  for (const [name, [summary, message]] of Object.entries(summaries)) {
    expect(component('examples', name).summary).toMatch(summary)
    if (message !== undefined) expect((example(name) as { Message: string }).Message).toMatch(message)
  }
})
