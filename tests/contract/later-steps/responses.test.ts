import {
  checkExceptionsPage,
  checkImportStatusReport,
  operations,
  stepStatusValues,
} from '@bulk-import/contract/provisional'
import { describe, expect, it } from 'vitest'
import { onlyIssue } from '../../support/issues.ts'
import { laterComponent } from '../../support/provisional.ts'

const example = (name: string) => laterComponent('examples', name).value

describe('a status report', () => {
  const report = {
    TotalRecordsReceived: 3,
    ValidationSuccessful: 2,
    ValidationFailed: 1,
    AccessToken: 42,
    Status: 'Staging',
  }
  const ofStaging = ['TotalRecordsReceived', 'ValidationSuccessful', 'ValidationFailed']
  const counters = ['Processed', 'Pending', 'Exceptions', 'NotHonored']
  const settings: Record<string, [legal: unknown, illegal: unknown[]]> = {
    DataStageDuration: [3, [1.5, '3', {}]],
    MatchCriteria: ['', [7, true, {}]],
    MatchValue: ['', [7, true, {}]],
    RefreshAlternateIds: [true, [1, 'true', {}]],
    RefreshContacts: [true, [1, 'true', {}]],
    RefreshCustomFields: [true, [1, 'true', {}]],
    RefreshGroups: [true, [1, 'true', {}]],
    RefreshTags: [true, [1, 'true', {}]],
  }
  const issueOf = (wrong: object) => onlyIssue(checkImportStatusReport({ ...report, ...wrong }))
  const takes = (more: object) => expect(checkImportStatusReport({ ...report, ...more })).toEqual([])
  const formatOf = (name: string) => laterComponent('schemas', 'ImportStatusReport').properties[name].format

  it('has the counters of staging, the token and the state, and may be without everything else [P11, C24, I01]', () => {
    takes({})
    for (const name of ofStaging) expect(issueOf({ [name]: undefined })).toEqual([`/${name}`, 'P11', 'C24'])
    for (const name of ['AccessToken', 'Status'])
      expect(issueOf({ [name]: undefined })).toEqual([`/${name}`, 'C24', 'I01'])
    expect(onlyIssue(checkImportStatusReport([]))).toEqual(['', 'L01'])
  })

  it('is what Stage, Execute and Retrieve status all answer [I01]', () => {
    for (const id of ['stage', 'execute', 'retrieveStatus'] as const)
      expect(operations[id].responses[200].schema).toBe('ImportStatusReport')
  })

  it.each([...ofStaging.map((name) => [name, 'P11']), ...counters.map((name) => [name, 'L01'])])(
    'counts in %s, which is whole and not negative [%s, C30]',
    (name, id) => {
      for (const count of [0, 2 ** 40]) takes({ [name]: count })
      for (const count of ['1', 1.5, null]) expect(issueOf({ [name]: count })).toEqual([`/${name}`, id])
      expect(issueOf({ [name]: -1 })).toEqual([`/${name}`, 'C30'])
      expect(formatOf(name)).toBe('int64')
    },
  )

  it('has the token as Initiate has it [I01, C11]', () => {
    for (const AccessToken of ['42', 1.5, null]) expect(issueOf({ AccessToken })).toEqual(['/AccessToken', 'I01'])
    expect(formatOf('AccessToken')).toBe('int64')
  })

  it.each(['Expires', 'Name'])('has any text as %s, and nothing else [L01]', (name) => {
    for (const text of ['', 'é', 'x'.repeat(500)]) takes({ [name]: text })
    for (const value of [7, null]) expect(issueOf({ [name]: value })).toEqual([`/${name}`, 'L01'])
  })

  it.each(Object.entries(settings))('has %s as Initiate has it, or null [L01, C20]', (name, [legal, illegal]) => {
    for (const value of [legal, null]) takes({ [name]: value })
    for (const value of illegal) expect(issueOf({ [name]: value })).toEqual([`/${name}`, 'L01', 'C20'])
  })

  it('has all that the older help lists, and may have more [L01]', () => {
    const names = Object.keys(laterComponent('schemas', 'ImportStatusReport').properties)
    const told = [...Object.keys(report), ...counters, 'Expires', 'Name', ...Object.keys(settings)]
    expect(names.sort()).toEqual(told.sort())
    takes({ Added: { later: true } })
  })

  it('has one of seven states, of which two are the same end [P18, P19, I10]', () => {
    const states = ['Initiated', 'Staging', 'Queued', 'Processing', 'Completed', 'Complete', 'Failed']
    expect(stepStatusValues).toEqual(states)
    for (const Status of states) takes({ Status })
    expect(issueOf({ Status: 'Done' })).toEqual(['/Status', 'P18', 'P19', 'I10'])
    const { description, type } = laterComponent('schemas', 'StepStatus')
    expect(type).toBe('string')
    for (const state of states) expect(description).toContain(`\`${state}\``)
    expect(description).toMatch(/We treat the two as the same state \(I10\)/)
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
  const { properties } = laterComponent('schemas', 'ExceptionsPage')
  const issueOf = (wrong: object) => onlyIssue(checkExceptionsPage({ ...page, ...wrong }))

  it('has Count, HasMore and the collection, and may be without the rest [P23, C24, I12]', () => {
    expect(checkExceptionsPage(page)).toEqual([])
    for (const name of ['Count', 'HasMore']) expect(issueOf({ [name]: undefined })).toEqual([`/${name}`, 'P23', 'C24'])
    const { UserProfilePreferences: _, ...bare } = page
    expect(onlyIssue(checkExceptionsPage(bare))).toEqual(['/UserProfilePreferences', 'P23', 'C24', 'I12'])
    expect(Object.keys(properties)).toEqual([
      'Count',
      'HasMore',
      'Limit',
      'Offset',
      'TotalResults',
      'UserProfilePreferences',
    ])
    expect(issueOf({ HasMore: null })).toEqual(['/HasMore', 'P23'])
    expect(onlyIssue(checkExceptionsPage([]))).toEqual(['', 'P23'])
  })

  it('has numbers that are whole, and counts that are not negative [P23, C30]', () => {
    for (const name of ['Count', 'Limit', 'Offset', 'TotalResults']) {
      expect(checkExceptionsPage({ ...page, [name]: 2 ** 40 })).toEqual([])
      for (const value of ['1', 1.5, null]) expect(issueOf({ [name]: value })).toEqual([`/${name}`, 'P23'])
      expect(properties[name].format).toBe('int64')
    }
    for (const name of ['Count', 'TotalResults']) expect(issueOf({ [name]: -1 })).toEqual([`/${name}`, 'C30'])
  })

  it('has records as they were staged, numbered from 1, with why each failed [L09, P24]', () => {
    const withRecord = (record: object) => checkExceptionsPage({ ...page, Count: 1, UserProfilePreferences: [record] })
    expect(
      withRecord({ SequenceNumber: 1, Exceptions: [{ Message: 'x' }], Edited: {}, Emails: [{ Exceptions: [] }] }),
    ).toEqual([])
    const place = '/UserProfilePreferences/0'
    for (const SequenceNumber of [0, '1', 1.5, null])
      expect(onlyIssue(withRecord({ SequenceNumber }))).toEqual([`${place}/SequenceNumber`, 'L09'])
    expect(onlyIssue(withRecord({ Exceptions: 'x' }))).toEqual([`${place}/Exceptions`, 'L09'])
    expect(laterComponent('schemas', 'FailedRecord').properties.SequenceNumber.format).toBe('int64')
  })

  it('counts its records in the examples, where the next page would begin at offset and count [I13]', () => {
    for (const name of ['OneRecordFailed', 'NoRecordFailed']) {
      const { Count, HasMore, Offset, UserProfilePreferences } = example(name)
      expect([Count, HasMore, Offset]).toEqual([UserProfilePreferences.length, false, 1])
    }
  })
})
