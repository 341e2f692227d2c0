import {
  checkErrorResponse,
  checkInitiateResponse,
  importStatusValues,
  isInitiateResponse,
} from '@bulk-import/contract'
import { describe, expect, it } from 'vitest'
import { component, example, exampleNames, initiate, property, response } from '../support/contract.ts'

const success = {
  AccessToken: 4203001977312,
  Status: 'Initiated',
  Expires: '2026-11-23T20:30:00Z',
  Name: 'Newsletter sign-ups of week 47',
}

function idsOf(body: unknown): string[] {
  const issues = checkInitiateResponse(body)
  expect(issues).toHaveLength(1)
  return [...(issues[0]?.ids ?? [])]
}

describe('a response 200', () => {
  it('is an object with an access token, open to further attributes [S02, S43, C13]', () => {
    expect(isInitiateResponse(success)).toBe(true)
    expect(isInitiateResponse({ ...success, Added: { later: true } })).toBe(true)
    for (const body of [[], 'text', null, 7]) expect(idsOf(body)).toEqual(['S43'])
  })

  it('without Status or Expires cannot be used [C13]', () => {
    for (const name of ['Status', 'Expires']) expect(idsOf({ ...success, [name]: undefined })).toEqual(['C13'])
  })

  it('without AccessToken is not what the source promises, and cannot be used [S02, C13]', () => {
    expect(idsOf({ ...success, AccessToken: undefined })).toEqual(['S02', 'C13'])
  })

  it('may have null in every attribute that it may leave out, and in no other [C20]', () => {
    const names = Object.keys(component('schemas', 'InitiateResponse').properties)
    const required = ['AccessToken', 'Status', 'Expires', 'Name']
    for (const name of names) expect(isInitiateResponse({ ...success, [name]: null })).toBe(!required.includes(name))
  })

  it('says that its settings repeat what was sent or the stated default, and that this is our reading [C19]', () => {
    const { description } = component('schemas', 'InitiateResponse')
    expect(description).toMatch(
      /repeat what was sent or, where\s+nothing was sent, the stated default; that is our reading/,
    )
  })

  it('has a Name, which is a string [S47]', () => {
    expect(idsOf({ ...success, Name: undefined })).toEqual(['S47'])
    for (const Name of [7, null]) expect(idsOf({ ...success, Name })).toEqual(['S47'])
    for (const Name of ['x', 'é', ' ', '']) expect(isInitiateResponse({ ...success, Name })).toBe(true)
  })

  it('has an integer as AccessToken, and never shows it in an issue [S44]', () => {
    for (const AccessToken of ['4203001977312', 42030.01977312, null]) {
      expect(idsOf({ ...success, AccessToken })).toEqual(['S44'])
      const [issue] = checkInitiateResponse({ ...success, AccessToken })
      expect(JSON.stringify(issue)).not.toMatch(/420300|42030\./)
    }
  })

  it('may have an AccessToken of 64 bits, and the contract says how to read one [C11]', () => {
    expect(isInitiateResponse({ ...success, AccessToken: 2 ** 63 })).toBe(true)
    expect(property('InitiateResponse', 'AccessToken').format).toBe('int64')
    expect(property('InitiateResponse', 'AccessToken').description).toMatch(/JavaScript number .* read it as text/s)
  })

  it('has one of six words as Status [S45]', () => {
    expect(importStatusValues).toEqual(['Initiated', 'Staging', 'Queued', 'Processing', 'Completed', 'Failed'])
    for (const Status of importStatusValues) expect(isInitiateResponse({ ...success, Status })).toBe(true)
    for (const Status of ['initiated', 'Complete', '', 3, null]) expect(idsOf({ ...success, Status })).toEqual(['S45'])
  })

  it('has a string as Expires [S46]', () => {
    for (const Expires of [1763929800, null, {}]) expect(idsOf({ ...success, Expires })).toEqual(['S46'])
  })

  it('may have any text as Expires, since its form is not stated [C23]', () => {
    for (const Expires of ['', 'soon', '30 February', '/Date(1763929800000)/'])
      expect(isInitiateResponse({ ...success, Expires })).toBe(true)
  })

  it('has DataStageDuration as an integer from 0 to 10 [S48, C09]', () => {
    for (const DataStageDuration of [0, 10]) expect(isInitiateResponse({ ...success, DataStageDuration })).toBe(true)
    for (const DataStageDuration of [11, -1, 2.5, '3']) {
      expect(idsOf({ ...success, DataStageDuration })).toContain('S48')
    }
    expect(property('InitiateResponse', 'DataStageDuration').description).toMatch(/3 if the request left it out/)
  })

  it('has ImportAction as in the request [S49]', () => {
    for (const ImportAction of ['Add', 'Delete']) expect(isInitiateResponse({ ...success, ImportAction })).toBe(true)
    expect(idsOf({ ...success, ImportAction: 1 })).toEqual(['S49', 'C20'])
    for (const ImportAction of ['add', 'Unknown']) expect(idsOf({ ...success, ImportAction })).toEqual(['S49', 'S34'])
  })

  it('has MatchCriteria as in the request [S50]', () => {
    expect(isInitiateResponse({ ...success, MatchCriteria: 'AlternateIdType' })).toBe(true)
    expect(idsOf({ ...success, MatchCriteria: 1 })).toEqual(['S50', 'C20'])
    for (const MatchCriteria of ['Email', 'Unknown'])
      expect(idsOf({ ...success, MatchCriteria })).toEqual(['S50', 'S09', 'S35'])
  })

  it('has MatchValue, a text of any length [S51]', () => {
    for (const MatchValue of ['CrmId', 'x', 'x'.repeat(500), ''])
      expect(isInitiateResponse({ ...success, MatchValue })).toBe(true)
    expect(idsOf({ ...success, MatchValue: 1 })).toEqual(['S51', 'C20'])
  })

  it.each([
    ['RefreshAlternateIds', 'S52'],
    ['RefreshContacts', 'S53'],
    ['RefreshCustomFields', 'S54'],
    ['RefreshGroups', 'S55'],
    ['RefreshTags', 'S56'],
    ['AllowPriorConsents', 'S57'],
  ])('has %s as true or false [%s]', (name, id) => {
    for (const value of [true, false]) expect(isInitiateResponse({ ...success, [name]: value })).toBe(true)
    for (const value of ['true', 0]) expect(idsOf({ ...success, [name]: value })).toEqual([id, 'C20'])
  })
})

describe('an error response', () => {
  it('carries a Message that is text, null or missing, and whatever else comes [C12]', () => {
    for (const body of [
      {},
      { Message: null },
      { Message: 'No.' },
      { Message: 'No.', Code: 7, A: 1, B: 2, C: 3, D: 4, E: 5 },
    ])
      expect(checkErrorResponse(body)).toEqual([])
    expect(checkErrorResponse({ Message: 7 })).toMatchObject([{ pointer: '/Message', ids: ['C12'] }])
    expect(component('schemas', 'ErrorResponse')).not.toHaveProperty('required')
  })

  it('is an object [S64]', () => {
    for (const body of [[], 'No.', null])
      expect(checkErrorResponse(body)).toMatchObject([{ pointer: '', ids: ['S64'] }])
    for (const status of ['400', '401', '403', '404', '503']) {
      const { 'x-source': source, content } = response(status)
      expect(source).toContain('S64')
      expect(content['application/json'].schema).toEqual({ $ref: '#/components/schemas/ErrorResponse' })
    }
  })

  it('with 401 may name the scheme that it wants, in WWW-Authenticate [C12]', () => {
    expect(Object.keys(response('401').headers)).toEqual(['WWW-Authenticate'])
    const { required, schema } = response('401').headers['WWW-Authenticate']
    expect(required).toBeUndefined()
    expect(Object.keys(schema).filter((name) => !name.startsWith('x-'))).toEqual(['type'])
    expect(schema.type).toBe('string')
  })

  it('has one of the documented statuses and no other', () => {
    expect(Object.keys(initiate.responses)).toEqual(['200', '400', '401', '403', '404', '503'])
  })

  it.each([
    ['400', 'S58', /malformed or not valid.* Change the request before you try again/s],
    ['401', 'S59', /credentials are missing or wrong.* client id, the user id and the authorization\s+scheme/s],
    [
      '403',
      'S60',
      /not enough for what was asked.* in most cases the user lacks a permission.* Check the permissions\s+of the user's group/s,
    ],
    [
      '404',
      'S61',
      /does not exist.* at times\s+it is something that the body names.* The error description has the details/s,
    ],
    ['503', 'S62', /for the moment. Wait before you try again, and tell the vendor's\s+support/s],
  ])('with %s says what it means and what to do [%s]', (status, id, meaning) => {
    expect(response(status).description).toMatch(meaning)
    expect(response(status)['x-source']).toContain(id)
  })
})

describe('every response', () => {
  it('is application/json, which is our decision [C22]', () => {
    for (const status of Object.keys(initiate.responses)) {
      const { content } = response(status)
      expect(Object.keys(content)).toEqual(['application/json'])
      expect(content['application/json']['x-decision']).toEqual(['C22'])
    }
  })

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
