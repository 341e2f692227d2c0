import { operations } from '@bulk-import/contract/provisional'
import { cases } from '@bulk-import/contract/provisional/cases'
import { kindOf } from '@bulk-import/internal/ids'
import { describe, expect, it } from 'vitest'
import { initiate } from '../../support/contract.ts'
import { laterComponent, laterSteps, provisional } from '../../support/provisional.ts'

const later = Object.values(operations).filter(({ operationId }) => operationId !== 'initiate')
const names = later.map(({ operationId }) => operationId)
const shared = {
  400: 'StepInvalid',
  401: 'StepUnauthorized',
  403: 'StepForbidden',
  404: 'StepNotFound',
}

describe('the later steps', () => {
  it('are one operation each, after Initiate [P01]', () => {
    expect(Object.keys(operations)).toEqual(['initiate', 'stage', 'execute', 'retrieveStatus', 'retrieveExceptions'])
  })

  it.each([
    ['stage', 'POST', '/{clientId}/Import/{accessToken}', '[P09, I04]'],
    ['execute', 'POST', '/{clientId}/Import/{accessToken}/Execute', '[L08]'],
    ['retrieveStatus', 'GET', '/{clientId}/Import/{accessToken}/Status', '[I09]'],
    ['retrieveExceptions', 'GET', '/{clientId}/Import/{accessToken}/Exceptions', '[I11]'],
  ] as const)('%s is a %s to %s %s', (id, method, pathTemplate, _) => {
    expect(operations[id]).toMatchObject({ method, pathTemplate })
  })

  it.each(names)(
    '%s wants the account and the token in its path, and the document says whose response has it [P03, P04]',
    (id) => {
      const [clientId, accessToken] = laterSteps[id].parameters
      expect(clientId).toMatchObject({ name: 'clientId', in: 'path', required: true })
      expect(accessToken).toMatchObject({ name: 'accessToken', in: 'path', required: true })
      expect(accessToken['x-from']).toEqual({ operationId: 'initiate', pointer: '/AccessToken' })
      // Written once, and the same wherever they stand.
      expect([clientId, accessToken]).toEqual([initiate.parameters[0], laterSteps.stage.parameters[1]])
    },
  )

  it('stand under the tag of Initiate', () => {
    for (const id of names) expect(laterSteps[id].tags).toEqual(initiate.tags)
  })

  it.each(names)('%s has a case for a client id that is not known, answered 404 [P03]', (id) => {
    expect(statusesOf(`${id}/status/404/unknown-client`)).toEqual([404])
  })

  it.each(names)('%s has a case for a token that is not known, answered 401 and nothing else [P04]', (id) => {
    expect(statusesOf(`${id}/status/401/unknown-access-token`)).toEqual([401])
    expect(cases.some((one) => one.id === `${id}/status/404/unknown-access-token`)).toBe(false)
  })

  it.each([
    ['stage', '[I01, P13]', { 200: 'Staged', 413: 'StepTooLarge', 503: 'StepUnavailable' }],
    ['execute', '[I01, L08]', { 200: 'Executed', 500: 'StepFailed', 503: 'StepUnavailable' }],
    ['retrieveStatus', '[I01]', { 200: 'StatusRetrieved', 503: 'ReadUnavailable' }],
    ['retrieveExceptions', '[P23]', { 200: 'ExceptionsListed', 503: 'ReadUnavailable' }],
  ] as const)('%s has a response of its own for success, and shares those for errors %s', (id, _, own) => {
    const components = Object.entries({ ...shared, ...own }).map(([status, name]) => [
      status,
      { $ref: `#/components/responses/${name}` },
    ])
    expect(laterSteps[id].responses).toEqual(Object.fromEntries(components))
  })

  it.each(names)('%s answers errors as Initiate does, and says that this is inferred [I02]', (id) => {
    const { 200: _, 413: __, ...errors } = operations[id].responses as Record<string, object>
    const ofInitiate = Object.keys(operations.initiate.responses).filter((status) => status !== '200')
    expect(Object.keys(errors)).toEqual(expect.arrayContaining(ofInitiate))
    for (const error of Object.values(errors))
      expect(error).toMatchObject({ schema: 'ErrorResponse', ids: expect.arrayContaining(['I02']) })
  })

  it('are marked by ids of their own: nothing of them rests on a statement of the page on Initiate, but what it shares', () => {
    for (const id of names) {
      const cited = [...(laterSteps[id]['x-source'] ?? []), ...(laterSteps[id]['x-inference'] ?? [])]
      expect(cited.filter((one) => kindOf(one) === 'source' && one.startsWith('S'))).toEqual([])
      expect(cited.length).toBeGreaterThan(0)
    }
  })

  it('start nothing on production that the contract does not: the servers are the same', () => {
    expect(provisional.servers.map(({ url }: { url: string }) => url)).toEqual([
      'https://pm.mypreferences.com/Profiles/v4/Async',
      'https://pmstg.mypreferences.com/Profiles/v4/Async',
    ])
  })
})

describe('execute', () => {
  it('has no body, comes after stage, and has 500 among its responses [L08]', () => {
    expect(operations.execute).not.toHaveProperty('request')
    expect(laterSteps.execute['x-after']).toEqual(['stage'])
    const statuses = Object.keys(operations.execute.responses)
    expect(statuses).toEqual(expect.arrayContaining(['200', '400', '401', '403', '404', '500']))
    for (const { operationId, responses } of later) expect('500' in responses).toBe(operationId === 'execute')
  })

  it('is answered before the import is done, as an example shows: queued, with records pending [P02, P18]', () => {
    const [first] = Object.keys(laterComponent('responses', 'Executed').content['application/json'].examples)
    expect(laterComponent('examples', first ?? '').value).toMatchObject({ Status: 'Queued', Processed: 0, Pending: 2 })
  })
})

describe('the metadata', () => {
  it('has the bounds of a stage request in bytes, as the document has them [P13, C27]', () => {
    expect(operations.stage.request.bytes).toEqual({ default: 25_000_000, maximum: 28_000_000 })
    expect(laterSteps.stage.requestBody['x-body-bytes']).toEqual(operations.stage.request.bytes)
    expect(operations.stage.request.isRequired).toBe(true)
    expect(operations.stage.responses[413]).toMatchObject({ schema: 'ErrorResponse', ids: ['P13', 'C27'] })
  })

  it('has the page that is asked for where nothing is said: 1000 records from the first [P22]', () => {
    const query = operations.retrieveExceptions.parameters.filter((one) => one.in === 'query')
    expect(query).toMatchObject([
      { name: 'limit', isRequired: false, type: 'integer', default: 1000 },
      { name: 'offset', isRequired: false, type: 'integer', default: 1 },
    ])
  })

  it('has the names of the collections, which are inferred [I05, I12]', () => {
    expect(operations.stage.request.collection).toBe('UserProfilePreferences')
    expect(operations.retrieveExceptions.responses[200].collection).toBe('UserProfilePreferences')
    expect(operations.stage.responses[200]).not.toHaveProperty('collection')
  })

  it('rests the case of a body without Content-Type on what is decided of it, and not on the bounds in bytes [C17]', () => {
    expect(cases.find((one) => one.id === 'stage/media-type/none')?.ids).toEqual(['C17'])
  })

  it('takes and promises application/json alone [C31]', () => {
    expect(operations.stage.request.mediaType).toBe('application/json')
    for (const { responses } of later)
      for (const { mediaType } of Object.values(responses)) expect(mediaType).toBe('application/json')
  })
})

function statusesOf(id: string): readonly number[] | undefined {
  return cases.find((one) => one.id === id)?.expect.statuses
}
