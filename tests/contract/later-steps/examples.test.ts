import { describe, expect, it } from 'vitest'
import { contract } from '../../support/contract.ts'
import { laterComponent, laterSteps, provisional } from '../../support/provisional.ts'

const exampleOf = (name: string) => laterComponent('examples', name).value

const summaries: Record<string, [summary: RegExp, message?: RegExp]> = {
  TwoRecords: [/^Two profiles, matched by an alternate id$/],
  ImportStaged: [/^Three records were staged, and one of them failed/],
  ImportQueued: [/^The import was executed, and waits/],
  ImportCompleted: [/^The import is completed$/],
  OneRecordFailed: [/^One record failed the validation of staging$/],
  NoRecordFailed: [/^Nothing failed$/],
  RequestNotValid: [/^A request that is not valid$/, /not valid\. Correct it/],
  NothingStaged: [/^Execute, before any record was staged$/, /no record that could be imported\. Stage records/],
  TokenEnded: [/^The access token has expired$/, /access token is unknown or has expired/],
  StepNotPermitted: [/^The user may not stage records$/, /does not have the permission to import/],
  BodyTooLarge: [/^A stage request above the limit$/, /more than 28000000 bytes\. Send its records in several/],
  UnexpectedCondition: [
    /^Something went wrong that the service did not expect$/,
    /condition occurred\. Retrieve the status/,
  ],
}

it('every example of the later steps has a summary that says what it shows, and one of an error a message that says why', () => {
  const own = Object.keys(provisional.components.examples).filter((name) => !(name in contract.components.examples))
  expect(own.sort()).toEqual(Object.keys(summaries).sort())
  for (const [name, [summary, message]] of Object.entries(summaries)) {
    expect(laterComponent('examples', name).summary).toMatch(summary)
    if (message !== undefined) expect(exampleOf(name)).toEqual({ Message: expect.stringMatching(message) })
  }
})

it('every example is shown where what it tells is said, under its own name', () => {
  const places = [
    ['stage', laterSteps.stage.requestBody],
    ...Object.keys(provisional.components.responses).map((name) => [name, laterComponent('responses', name)]),
  ].filter(([name]) => !(name in contract.components.responses))
  const shown = places.map(([name, { content }]) => [name, content['application/json'].examples])
  const under = (...names: string[]) =>
    Object.fromEntries(names.map((name) => [name, { $ref: `#/components/examples/${name}` }]))
  expect(Object.fromEntries(shown)).toEqual({
    stage: under('TwoRecords'),
    Staged: under('ImportStaged'),
    Executed: under('ImportQueued'),
    StatusRetrieved: under('ImportStaged', 'ImportQueued', 'ImportCompleted'),
    ExceptionsListed: under('OneRecordFailed', 'NoRecordFailed'),
    StepInvalid: under('RequestNotValid', 'NothingStaged'),
    StepUnauthorized: under('TokenEnded'),
    StepForbidden: under('StepNotPermitted'),
    StepNotFound: under('ClientUnknown'),
    StepTooLarge: under('BodyTooLarge'),
    StepFailed: under('UnexpectedCondition'),
    StepUnavailable: under('TemporarilyUnavailable'),
    ReadUnavailable: under('TemporarilyUnavailable'),
  })
})

describe('an example', () => {
  const alternateIds = [{ AlternateIdType: 'CrmId', AlternateIdValue: expect.stringMatching(/^\d+$/) }]
  const email = (...domain: string[]) => ({ EmailAddress: expect.stringMatching(`^\\w+@${domain}$`), IsDefault: true })
  const counted = (settled: object) => ({
    TotalRecordsReceived: 3,
    ValidationSuccessful: 2,
    ValidationFailed: 1,
    Exceptions: 0,
    NotHonored: 0,
    AccessToken: laterSteps.stage.parameters[1].example,
    Expires: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    Name: expect.any(String),
    DataStageDuration: 3,
    RefreshAlternateIds: false,
    RefreshContacts: false,
    RefreshCustomFields: false,
    RefreshGroups: false,
    RefreshTags: false,
    ...settled,
  })

  it('of records has two that are matched by an alternate id, each with an address [P10, L02, L05]', () => {
    const emails = [email('example.com')]
    expect(exampleOf('TwoRecords')).toEqual({
      UserProfilePreferences: [
        { AlternateIds: alternateIds, Emails: emails },
        { AlternateIds: alternateIds, Emails: emails, CustomFields: [{ Name: 'Newsletter', Value: 'weekly' }] },
      ],
    })
  })

  it.each([
    ['ImportStaged', { Status: 'Staging', Processed: 0, Pending: 2 }],
    ['ImportQueued', { Status: 'Queued', Processed: 0, Pending: 2 }],
    ['ImportCompleted', { Status: 'Completed', Processed: 2, Pending: 0 }],
  ])('%s tells the same import in its state, with the stated defaults of its settings [L01, P19]', (name, settled) => {
    expect(exampleOf(name)).toEqual(counted(settled))
  })

  it('of a failed record repeats it, and says why it failed [P23, L09]', () => {
    expect(exampleOf('OneRecordFailed')).toEqual({
      Count: 1,
      HasMore: false,
      Limit: 1000,
      Offset: 1,
      TotalResults: 1,
      UserProfilePreferences: [
        {
          SequenceNumber: 2,
          Exceptions: [{ Message: expect.stringMatching(/^EmailAddress is not/) }],
          AlternateIds: alternateIds,
          Emails: [{ EmailAddress: 'not an address' }],
        },
      ],
    })
  })

  it('of a page on which nothing failed is empty, and the last [P23]', () => {
    const empty = { Count: 0, HasMore: false, Limit: 1000, Offset: 1, TotalResults: 0, UserProfilePreferences: [] }
    expect(exampleOf('NoRecordFailed')).toEqual(empty)
  })
})
