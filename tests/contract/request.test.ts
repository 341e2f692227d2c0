import { checkInitiateRequest, isInitiateRequest } from '@bulk-import/contract'
import { describe, expect, it } from 'vitest'
import { component, property } from '../support/contract.ts'
import { onlyIssue } from '../support/issues.ts'
import { minimal, requestExamples } from '../support/requests.ts'

const onlyFault = (request: unknown) => onlyIssue(checkInitiateRequest(request))
const accepts = (request: unknown) => expect(checkInitiateRequest(request)).toEqual([])

describe('a request', () => {
  it.each(requestExamples)('that is the example %s is legal', (_, example) => {
    accepts(example)
    expect(isInitiateRequest(example)).toBe(true)
  })

  it.each([[[]], ['text'], [null], [7], [true]])('that is %j instead of an object is refused [S30]', (body) => {
    expect(onlyFault(body)).toEqual(['', 'S30'])
  })

  it('with a property that is not declared is refused, since a misspelt flag would change what is removed [C14]', () => {
    expect(onlyFault({ ...minimal, RefreshTag: true })).toEqual(['/RefreshTag', 'C14'])
    expect(onlyFault({ ...minimal, PreservePreferences: true })).toEqual(['/PreservePreferences', 'C14'])
  })

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'with a property named %s is refused [C14]',
    (name) => {
      const request = JSON.parse(`{"Name":"x","${name}":{"Name":"y"}}`) as unknown
      expect(onlyFault(request)).toEqual([`/${name}`, 'C14'])
    },
  )

  it('is not filled from its prototype, since that would not be sent', () => {
    expect(onlyFault(Object.create({ Name: 'inherited' }))).toEqual(['/Name', 'S30'])
  })

  it('is left as it was, legal or not', () => {
    const frozen = Object.freeze({ ...minimal, RefreshTag: true, DataStageDuration: '3' })
    expect(checkInitiateRequest(frozen)).toHaveLength(2)
    expect(frozen).toEqual({ ...minimal, RefreshTag: true, DataStageDuration: '3' })
    expect(checkInitiateRequest(Object.freeze({ ...minimal }))).toEqual([])
  })
})

describe('Name', () => {
  it('is required and a string [S30]', () => {
    expect(onlyFault({})).toEqual(['/Name', 'S30'])
    for (const Name of [5, null, true, ['x'], {}]) expect(onlyFault({ Name })).toEqual(['/Name', 'S30'])
  })

  it('has 1 to 100 characters, counted as code points, not only white space [C15]', () => {
    for (const Name of ['x', 'x'.repeat(100), '😀'.repeat(100), '  x  ']) accepts({ Name })
    for (const Name of ['', ' ', '\t\n\u00a0', 'x'.repeat(101), '😀'.repeat(101)]) {
      expect(onlyFault({ Name })).toEqual(['/Name', 'C15'])
    }
  })
})

describe('DataStageDuration', () => {
  it('is a number of days that may be left out [S31]', () => {
    accepts({ ...minimal, DataStageDuration: 7 })
    expect(property('InitiateRequest', 'DataStageDuration').description).toMatch(/days staged data is kept .* deleted/)
    for (const DataStageDuration of ['3', null, true, [3]]) {
      expect(onlyFault({ ...minimal, DataStageDuration })).toContain('S31')
    }
  })

  it('is a whole number [C09]', () => {
    for (const DataStageDuration of [2.5, 0.1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(onlyFault({ ...minimal, DataStageDuration })).toContain('C09')
    }
  })

  it('defaults to 3 [S32]', () => {
    expect(property('InitiateRequest', 'DataStageDuration').default).toBe(3)
  })

  it('lies between 0 and 10 inclusive [S33]', () => {
    for (let days = 0; days <= 10; days++) accepts({ ...minimal, DataStageDuration: days })
    for (const days of [-1, 11, 1e9, -1e9]) {
      expect(onlyFault({ ...minimal, DataStageDuration: days })).toEqual(['/DataStageDuration', 'S33'])
    }
  })
})

describe('ImportAction', () => {
  it('is Add or Delete, in this spelling [S34]', () => {
    accepts({ ...minimal, ImportAction: 'Add' })
    for (const ImportAction of ['add', 'DELETE', 'Remove', '', null, 1, ['Add']]) {
      expect(onlyFault({ ...minimal, ImportAction })).toEqual(['/ImportAction', 'S34'])
    }
  })

  it('may be Delete, which makes the import a bulk deletion [S19]', () => {
    accepts({ ...minimal, ImportAction: 'Delete' })
    expect(property('InitiateRequest', 'ImportAction').description).toMatch(
      /`Delete` makes the import a\s+bulk deletion/,
    )
  })

  it('and AllowPriorConsents have no default, since none is stated [C10]', () => {
    expect(property('InitiateRequest', 'ImportAction')).not.toHaveProperty('default')
    expect(property('InitiateRequest', 'AllowPriorConsents')).not.toHaveProperty('default')
  })
})

describe('MatchCriteria and MatchValue', () => {
  const matched = { ...minimal, MatchCriteria: 'AlternateIdType', MatchValue: 'CrmId' }

  it('may both be left out, or both be given [S07, C02]', () => {
    accepts(minimal)
    accepts(matched)
  })

  it('allow only AlternateIdType as the criterion [S09]', () => {
    for (const MatchCriteria of ['Email', 'alternateIdType', 'ProfileId', '']) {
      expect(onlyFault({ ...matched, MatchCriteria })).toEqual(['/MatchCriteria', 'S09', 'S35'])
    }
  })

  it('want the criterion to be a string [S35]', () => {
    for (const MatchCriteria of [1, true, null])
      expect(onlyFault({ ...matched, MatchCriteria })).toEqual(['/MatchCriteria', 'S35'])
  })

  it('refuse the criterion without the value [S10]', () => {
    expect(onlyFault({ ...minimal, MatchCriteria: 'AlternateIdType' })).toEqual(['/MatchValue', 'S10'])
  })

  it('refuse the value without the criterion [C02]', () => {
    expect(onlyFault({ ...minimal, MatchValue: 'CrmId' })).toEqual(['/MatchCriteria', 'C02'])
  })

  it('refuse an empty value, which names nothing, and take one of a single character [C21]', () => {
    accepts({ ...matched, MatchValue: 'x' })
    expect(onlyFault({ ...matched, MatchValue: '' })).toEqual(['/MatchValue', 'C21'])
  })

  it('want the name of an alternate id type as the value [S36]', () => {
    for (const MatchValue of [1, null]) expect(onlyFault({ ...matched, MatchValue })).toEqual(['/MatchValue', 'S36'])
    expect(property('InitiateRequest', 'MatchValue').description).toMatch(
      /name of an alternate id type .* in your account/,
    )
  })
})

describe('ReasonCode', () => {
  it('may come with a deletion [S24]', () => {
    accepts({ ...minimal, ImportAction: 'Delete', ReasonCode: 'Right to be forgotten' })
    expect(onlyFault({ ...minimal, ImportAction: 'Delete', ReasonCode: 7 })).toEqual(['/ReasonCode', 'S24'])
  })

  it('has 1 to 256 characters, is refused without Delete, and is marked as ambiguous [C06]', () => {
    const deletion = { ...minimal, ImportAction: 'Delete' }
    accepts({ ...deletion, ReasonCode: 'x' })
    accepts({ ...deletion, ReasonCode: 'x'.repeat(256) })
    const refused = [
      { ...deletion, ReasonCode: '' },
      { ...deletion, ReasonCode: 'x'.repeat(257) },
      { ...minimal, ReasonCode: 'x' },
      { ...minimal, ImportAction: 'Add', ReasonCode: 'x' },
    ]
    for (const request of refused) expect(onlyFault(request)).toEqual(['/ReasonCode', 'C06'])
    expect(property('InitiateRequest', 'ReasonCode').description).toContain('Ambiguous')
  })
})

describe.each([
  ['RefreshAlternateIds', 'S37', 'deactivates'],
  ['RefreshContacts', 'S38', 'deactivates'],
  ['RefreshCustomFields', 'S39', 'deletes'],
  ['RefreshGroups', 'S40', 'deactivates'],
  ['RefreshTags', 'S41', 'deletes'],
])('%s', (name, id, effect) => {
  it(`is true or false and defaults to false [${id}]`, () => {
    for (const value of [true, false]) accepts({ ...minimal, [name]: value })
    for (const value of ['true', 1, null, []])
      expect(onlyFault({ ...minimal, [name]: value })).toEqual([`/${name}`, id])
    expect(property('InitiateRequest', name).default).toBe(false)
  })

  it(`says that it ${effect} what the import leaves out, as its own entry of the source does [${id}, C03]`, () => {
    expect(property('InitiateRequest', name).description).toMatch(
      new RegExp(`^True ${effect} a profile's existing .* that the import leaves out`),
    )
  })

  it('says how far we read it to reach, and that it is our reading [C18]', () => {
    expect(property('InitiateRequest', name).description).toMatch(
      /We read it as acting\s+on the profiles that the import contains/,
    )
    expect(property('InitiateRequest', name)['x-decision']).toContain('C18')
  })
})

describe('AllowPriorConsents', () => {
  it('is true or false, and permits an older consent version unless a newer one is present [S42]', () => {
    for (const value of [true, false]) accepts({ ...minimal, AllowPriorConsents: value })
    for (const value of ['true', 0, null]) {
      expect(onlyFault({ ...minimal, AllowPriorConsents: value })).toEqual(['/AllowPriorConsents', 'S42'])
    }
    expect(property('InitiateRequest', 'AllowPriorConsents').description).toMatch(
      /older version of a consent be added to a profile that does not have a more recent one/,
    )
  })
})

it('PreservePreferences is no field of the request [C04]', () => {
  expect(component('schemas', 'InitiateRequest').properties).not.toHaveProperty('PreservePreferences')
})
