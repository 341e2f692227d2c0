import { checkStageRequest, checks } from '@bulk-import/contract/provisional'
import { describe, expect, it } from 'vitest'
import { onlyIssue } from '../../support/issues.ts'
import { laterComponent } from '../../support/provisional.ts'

const example = (name: string) => laterComponent('examples', name).value
const lists = ['Consents', 'ProfilePreferences', 'Addresses', 'Emails', 'CustomFields']

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
    for (const list of lists) expect(withRecord({ [list]: [{ Unheard: 1 }] })).toEqual([])
    expect(withRecord({ Emails: [{ EmailPreferences: [{ Unheard: 1 }] }] })).toEqual([])
    for (const record of [null, 1, 'x', []])
      expect(onlyIssue(withRecord(record))).toEqual(['/UserProfilePreferences/0', 'L02'])
  })
})

describe('a record in the document', () => {
  const elementOf = (name: string, field: string) => laterComponent('schemas', name).properties[field].items

  it('has lists whose elements are described where their fields are stated [L02, L05]', () => {
    const described = lists.map((list) => [list, elementOf('BulkRecord', list)])
    const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
    expect(Object.fromEntries(described)).toEqual({
      Consents: ref('BulkConsent'),
      ProfilePreferences: ref('BulkPreference'),
      Addresses: ref('BulkAddress'),
      Emails: ref('BulkEmail'),
      CustomFields: ref('BulkCustomField'),
    })
    expect(elementOf('BulkEmail', 'EmailPreferences')).toEqual(ref('BulkPreference'))
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
    for (const value of [1.5, null]) expect(onlyIssue(check(value))).toEqual(['', 'P22'])
    for (const value of [0, -1]) expect(onlyIssue(check(value))).toEqual(['', 'C28'])
  })
})
