import {
  checkErrorResponse,
  checkInitiateResponse,
  importStatusValues,
  isInitiateResponse,
} from '@bulk-import/contract'
import { describe, expect, it } from 'vitest'
import { component, example, exampleNames, initiate, property, response } from '../support/contract.ts'

const answer = {
  AccessToken: 4203001977312,
  Status: 'Initiated',
  Expires: '2026-11-23T20:30:00Z',
  Name: 'Newsletter sign-ups of week 47',
}

function idsOf(body: unknown): string[] {
  const faults = checkInitiateResponse(body)
  expect(faults).toHaveLength(1)
  return [...(faults[0]?.ids ?? [])]
}

describe('an answer 200', () => {
  it('is an object with an access token, open to further attributes [S02, S43, C13]', () => {
    expect(isInitiateResponse(answer)).toBe(true)
    expect(isInitiateResponse({ ...answer, Added: { later: true } })).toBe(true)
    for (const body of [[], 'text', null, 7]) expect(idsOf(body)).toEqual(['S43'])
  })

  it('without AccessToken, Status or Expires cannot be used [C13]', () => {
    for (const name of ['AccessToken', 'Status', 'Expires'])
      expect(idsOf({ ...answer, [name]: undefined })).toEqual(['C13'])
  })

  it('has a Name, which is a string [S47]', () => {
    expect(idsOf({ ...answer, Name: undefined })).toEqual(['S47'])
    for (const Name of [7, null]) expect(idsOf({ ...answer, Name })).toEqual(['S47'])
    for (const Name of ['x', 'é', ' ', '']) expect(isInitiateResponse({ ...answer, Name })).toBe(true)
  })

  it('has an integer as AccessToken, and never shows it in a fault [S44]', () => {
    for (const AccessToken of ['4203001977312', 42030.01977312, null]) {
      expect(idsOf({ ...answer, AccessToken })).toEqual(['S44'])
      const [fault] = checkInitiateResponse({ ...answer, AccessToken })
      expect(JSON.stringify(fault)).not.toMatch(/420300|42030\./)
    }
  })

  it('may have an AccessToken of 64 bits, and the contract says how to read one [C11]', () => {
    expect(isInitiateResponse({ ...answer, AccessToken: 2 ** 63 })).toBe(true)
    expect(property('InitiateResponse', 'AccessToken').format).toBe('int64')
    expect(property('InitiateResponse', 'AccessToken').description).toMatch(/JavaScript number .* read it as text/s)
  })

  it('has one of six words as Status [S45]', () => {
    expect(importStatusValues).toEqual(['Initiated', 'Staging', 'Queued', 'Processing', 'Completed', 'Failed'])
    for (const Status of importStatusValues) expect(isInitiateResponse({ ...answer, Status })).toBe(true)
    for (const Status of ['initiated', 'Complete', '', 3, null]) expect(idsOf({ ...answer, Status })).toEqual(['S45'])
  })

  it('has a string as Expires [S46]', () => {
    for (const Expires of [1763929800, null, {}]) expect(idsOf({ ...answer, Expires })).toEqual(['S46'])
  })

  it('echoes DataStageDuration as an integer of at most 10, 3 by default [S48, C09]', () => {
    for (const DataStageDuration of [0, 10]) expect(isInitiateResponse({ ...answer, DataStageDuration })).toBe(true)
    for (const DataStageDuration of [11, 2.5, '3', null]) {
      expect(idsOf({ ...answer, DataStageDuration })).toContain('S48')
    }
    expect(idsOf({ ...answer, DataStageDuration: -1 })).toEqual(['S33'])
    expect(property('InitiateResponse', 'DataStageDuration').default).toBe(3)
  })

  it('echoes ImportAction [S49]', () => {
    for (const ImportAction of ['Add', 'Delete']) expect(isInitiateResponse({ ...answer, ImportAction })).toBe(true)
    for (const ImportAction of [1, null]) expect(idsOf({ ...answer, ImportAction })).toEqual(['S49'])
    for (const ImportAction of ['add', 'Unknown']) expect(idsOf({ ...answer, ImportAction })).toEqual(['S34'])
  })

  it('echoes MatchCriteria [S50]', () => {
    expect(isInitiateResponse({ ...answer, MatchCriteria: 'AlternateIdType' })).toBe(true)
    for (const MatchCriteria of [1, null]) expect(idsOf({ ...answer, MatchCriteria })).toEqual(['S50'])
    for (const MatchCriteria of ['Email', 'Unknown']) expect(idsOf({ ...answer, MatchCriteria })).toEqual(['S35'])
  })

  it('echoes MatchValue [S51]', () => {
    for (const MatchValue of ['CrmId', 'x', 'x'.repeat(500), ''])
      expect(isInitiateResponse({ ...answer, MatchValue })).toBe(true)
    for (const MatchValue of [1, null]) expect(idsOf({ ...answer, MatchValue })).toEqual(['S51'])
  })

  it.each([
    ['RefreshAlternateIds', 'S52'],
    ['RefreshContacts', 'S53'],
    ['RefreshCustomFields', 'S54'],
    ['RefreshGroups', 'S55'],
    ['RefreshTags', 'S56'],
    ['AllowPriorConsents', 'S57'],
  ])('echoes %s as true or false [%s]', (name, id) => {
    for (const value of [true, false]) expect(isInitiateResponse({ ...answer, [name]: value })).toBe(true)
    for (const value of ['true', 0, null]) expect(idsOf({ ...answer, [name]: value })).toEqual([id])
  })
})

describe('an answer that refuses', () => {
  it('carries a Message that is text, null or missing, and whatever else comes [C12]', () => {
    for (const body of [
      {},
      { Message: null },
      { Message: 'No.' },
      { Message: 'No.', Code: 7, A: 1, B: 2, C: 3, D: 4, E: 5 },
    ])
      expect(checkErrorResponse(body)).toEqual([])
    expect(checkErrorResponse({ Message: 7 })).toMatchObject([{ pointer: '/Message', ids: ['C12'] }])
    expect(checkErrorResponse([])).toMatchObject([{ pointer: '', ids: ['C12'] }])
    expect(component('schemas', 'ErrorResponse')).not.toHaveProperty('required')
  })

  it('has one of the documented statuses and no other', () => {
    expect(Object.keys(initiate.responses)).toEqual(['200', '400', '401', '403', '404', '503'])
  })

  it.each([
    ['400', 'S58', /malformed or not valid.* Change the request before you try again/s],
    ['401', 'S59', /credentials are missing or wrong.* client id, the user id and the authorization\s+scheme/s],
    ['403', 'S60', /may not do this.* Check the permissions of the user's group/s],
    ['404', 'S61', /does not exist.* at times something in the body.* message tells/s],
    ['503', 'S62', /for the moment. Wait before you try again, and tell the vendor's\s+support/s],
  ])('with %s says what it means and what to do [%s]', (status, id, meaning) => {
    expect(response(status).description).toMatch(meaning)
    expect(response(status)['x-source']).toContain(id)
  })
})

describe('every answer', () => {
  const bodies = Object.keys(initiate.responses).flatMap((status) =>
    exampleNames(response(status)).map((name) => [status, name] as const),
  )

  it.each(bodies)('%s has a valid example: %s', (status, name) => {
    const value = example(name)
    expect(status === '200' ? checkInitiateResponse(value) : checkErrorResponse(value)).toEqual([])
  })

  it('has an example, and that of 400 names the field', () => {
    expect(new Set(bodies.map(([status]) => status)).size).toBe(6)
    expect((example('NameMissing') as { Message: string }).Message).toContain('Name')
  })
})
