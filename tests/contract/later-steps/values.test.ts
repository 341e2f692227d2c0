import {
  checkExceptionsPage,
  checkImportStatusReport,
  checkStageRequest,
  checks,
  type Issue,
  operations,
  stepStatusValues,
} from '@bulk-import/contract/provisional'
import { describe, expect, it } from 'vitest'
import { laterComponent } from '../../support/provisional.ts'

/** The one issue of a value: where it is, and the ids that it cites. */
function onlyIssue([issue, ...others]: Issue[]): [pointer: string, ...ids: string[]] {
  expect(others).toEqual([])
  return [issue?.pointer ?? '', ...(issue?.ids ?? [])]
}

const example = (name: string) => laterComponent('examples', name).value

describe('a stage request', () => {
  it('is an object with one collection, which has a name that is inferred [P10, I05]', () => {
    expect(checkStageRequest(example('TwoRecords'))).toEqual([])
    expect(onlyIssue(checkStageRequest([]))).toEqual(['', 'P10'])
    expect(onlyIssue(checkStageRequest({}))).toEqual(['/UserProfilePreferences', 'P10', 'I05'])
    for (const records of [{}, null, 'x', 1])
      expect(onlyIssue(checkStageRequest({ UserProfilePreferences: records }))).toEqual([
        '/UserProfilePreferences',
        'P10',
      ])
  })

  it('may be without records, which then brings nothing [C26]', () => {
    expect(checkStageRequest({ UserProfilePreferences: [] })).toEqual([])
  })

  it('has nothing beside the collection, since another name for it would lose the records [C25]', () => {
    const body = { UserProfilePreferences: [], BulkUserProfilePreferences: [{}] }
    expect(onlyIssue(checkStageRequest(body))).toEqual(['/BulkUserProfilePreferences', 'C25'])
  })

  it('has records that are objects, whatever is in them [L02, C29, I07]', () => {
    const withRecord = (record: unknown) => checkStageRequest({ UserProfilePreferences: [record] })
    for (const record of [{}, { Unheard: [1] }, { ProfileId: 'x', Emails: 7, Consents: [null, 1] }])
      expect(withRecord(record)).toEqual([])
    for (const record of [null, 1, 'x', []])
      expect(onlyIssue(withRecord(record))).toEqual(['/UserProfilePreferences/0', 'L02'])
  })
})

describe('an access token in a path', () => {
  it.each(['Stage', 'Execute', 'RetrieveStatus', 'RetrieveExceptions'] as const)(
    'of %s is an integer, as text [P05, C11]',
    (step) => {
      const check = checks[`${step}AccessTokenParameter`]
      for (const token of ['4203001977312', '9223372036854775807', '0', '-1']) expect(check(token)).toEqual([])
      for (const token of ['', 'x', '1.5', ' 1', '0x1']) expect(onlyIssue(check(token))).toEqual(['', 'P05', 'C11'])
    },
  )
})

describe('the query of the exceptions', () => {
  it.each(['Limit', 'Offset'] as const)('has a %s that is an integer, at least 1 [P22, C28]', (name) => {
    const check = checks[`RetrieveExceptions${name}Parameter`]
    for (const value of [1, 1000, 2 ** 31]) expect(check(value)).toEqual([])
    expect(onlyIssue(check(1.5))).toEqual(['', 'P22'])
    for (const value of [0, -1]) expect(onlyIssue(check(value))).toEqual(['', 'C28'])
  })
})

describe('a status report', () => {
  const report = {
    TotalRecordsReceived: 3,
    ValidationSuccessful: 2,
    ValidationFailed: 1,
    AccessToken: 42,
    Status: 'Staging',
  }
  const settings = ['DataStageDuration', 'MatchCriteria', 'MatchValue']
  const flags = ['RefreshAlternateIds', 'RefreshContacts', 'RefreshCustomFields', 'RefreshGroups', 'RefreshTags']
  const counters = ['Processed', 'Pending', 'Exceptions', 'NotHonored']

  it('has the counters of staging, the token and the state, and may be without everything else [P11, C24, I01]', () => {
    expect(checkImportStatusReport(report)).toEqual([])
    for (const name of ['TotalRecordsReceived', 'ValidationSuccessful', 'ValidationFailed'])
      expect(onlyIssue(checkImportStatusReport({ ...report, [name]: undefined }))).toEqual([`/${name}`, 'P11', 'C24'])
    for (const name of ['AccessToken', 'Status'])
      expect(onlyIssue(checkImportStatusReport({ ...report, [name]: undefined }))).toEqual([`/${name}`, 'C24', 'I01'])
  })

  it('is what Stage, Execute and Retrieve status all answer [I01]', () => {
    for (const id of ['stage', 'execute', 'retrieveStatus'] as const)
      expect(operations[id].responses[200].schema).toBe('ImportStatusReport')
  })

  it('has counters that are whole and not negative [L01, C30]', () => {
    for (const name of counters) {
      expect(checkImportStatusReport({ ...report, [name]: 2 ** 40 })).toEqual([])
      expect(onlyIssue(checkImportStatusReport({ ...report, [name]: '1' }))).toEqual([`/${name}`, 'L01'])
      expect(onlyIssue(checkImportStatusReport({ ...report, [name]: -1 }))).toEqual([`/${name}`, 'C30'])
    }
    expect(onlyIssue(checkImportStatusReport({ ...report, TotalRecordsReceived: -1 }))).toEqual([
      '/TotalRecordsReceived',
      'C30',
    ])
    expect(laterComponent('schemas', 'ImportStatusReport').properties.Pending.format).toBe('int64')
  })

  it('has the settings as Initiate has them, each of which may be null [L01, C20]', () => {
    for (const name of [...settings, ...flags]) {
      expect(checkImportStatusReport({ ...report, [name]: null })).toEqual([])
      expect(onlyIssue(checkImportStatusReport({ ...report, [name]: {} }))).toEqual([`/${name}`, 'L01', 'C20'])
    }
  })

  it('has all that the older help lists, and may have more [L01]', () => {
    const names = Object.keys(laterComponent('schemas', 'ImportStatusReport').properties)
    const told = [...Object.keys(report), ...counters, 'Expires', 'Name', ...settings, ...flags]
    expect(names.sort()).toEqual(told.sort())
    expect(checkImportStatusReport({ ...report, Added: { later: true } })).toEqual([])
  })

  it('has one of seven states, of which two are the same end [P18, P19, I10]', () => {
    const states = ['Initiated', 'Staging', 'Queued', 'Processing', 'Completed', 'Complete', 'Failed']
    expect(stepStatusValues).toEqual(states)
    for (const Status of states) expect(checkImportStatusReport({ ...report, Status })).toEqual([])
    expect(onlyIssue(checkImportStatusReport({ ...report, Status: 'Done' }))).toEqual(['/Status', 'P18', 'P19', 'I10'])
    const { description } = laterComponent('schemas', 'StepStatus')
    for (const state of states) expect(description).toContain(`\`${state}\``)
    expect(description).toMatch(/We take both for the same \(I10\)/)
  })

  it('says that its counters run over the import, and that we infer that they do not lag [P11, I06]', () => {
    const description = laterComponent('schemas', 'ImportStatusReport').description.replaceAll(/\s+/g, ' ')
    expect(description).toMatch(
      /over the whole import, not over one request \(P11\)\. We infer that they do not lag.*\(I06\)/,
    )
  })

  it('has 0 for what only Execute does, in the example of an import that is staged [P20]', () => {
    expect(example('ImportStaged')).toMatchObject({ Status: 'Staging', Processed: 0, Exceptions: 0, NotHonored: 0 })
  })

  it.each(['ImportStaged', 'ImportQueued', 'ImportCompleted'])(
    'adds up in the example %s: nothing is counted twice [P12, P14]',
    (name) => {
      const counted = example(name)
      expect(counted.TotalRecordsReceived).toBe(counted.ValidationSuccessful + counted.ValidationFailed)
      const { Processed, Pending, Exceptions, NotHonored } = counted
      expect(counted.ValidationSuccessful).toBe(Processed + Pending + Exceptions + NotHonored)
    },
  )
})

describe('a page of failed records', () => {
  const page = { Count: 0, HasMore: false, UserProfilePreferences: [] }

  it('has Count, HasMore and the collection, and may be without the rest [P23, C24, I12]', () => {
    expect(checkExceptionsPage(page)).toEqual([])
    for (const name of ['Count', 'HasMore'])
      expect(onlyIssue(checkExceptionsPage({ ...page, [name]: undefined }))).toEqual([`/${name}`, 'P23', 'C24'])
    const { UserProfilePreferences: _, ...bare } = page
    expect(onlyIssue(checkExceptionsPage(bare))).toEqual(['/UserProfilePreferences', 'P23', 'C24', 'I12'])
    const names = Object.keys(laterComponent('schemas', 'ExceptionsPage').properties)
    expect(names).toEqual(['Count', 'HasMore', 'Limit', 'Offset', 'TotalResults', 'UserProfilePreferences'])
    for (const name of ['Count', 'Limit', 'Offset', 'TotalResults'])
      expect(onlyIssue(checkExceptionsPage({ ...page, [name]: '1' }))).toEqual([`/${name}`, 'P23'])
  })

  it('has records as they were staged, numbered from 1, with why each failed [L09, P24]', () => {
    const withRecord = (record: object) => checkExceptionsPage({ ...page, Count: 1, UserProfilePreferences: [record] })
    expect(
      withRecord({ SequenceNumber: 1, Exceptions: [{ Message: 'x' }], Edited: {}, Emails: [{ Exceptions: [] }] }),
    ).toEqual([])
    const place = '/UserProfilePreferences/0'
    for (const SequenceNumber of [0, '1', 1.5])
      expect(onlyIssue(withRecord({ SequenceNumber }))).toEqual([`${place}/SequenceNumber`, 'L09'])
    expect(onlyIssue(withRecord({ Exceptions: 'x' }))).toEqual([`${place}/Exceptions`, 'L09'])
  })

  it('counts its records in the examples, where the next page would begin at offset and count [I13]', () => {
    for (const name of ['OneRecordFailed', 'NoRecordFailed']) {
      const { Count, HasMore, Offset, UserProfilePreferences } = example(name)
      expect([Count, HasMore, Offset]).toEqual([UserProfilePreferences.length, false, 1])
    }
  })
})
