import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentedResponses, importPath, isLegal, params, send, startLaterPrism } from '../support/later-prism.ts'
import { laterComponent } from '../support/provisional.ts'
import { wrongRecords } from '../support/wrong-records.ts'

const path = '/{clientId}/Import/{accessToken}'
const records = laterComponent('examples', 'TwoRecords').value

let prism: Awaited<ReturnType<typeof startLaterPrism>>
beforeAll(async () => {
  prism = await startLaterPrism()
})
afterAll(() => prism.close())

const stage = (body: object) => prism.client.POST(path, { params, body: body as typeof records })

describe('a legal stage request', () => {
  it.each([
    ['with the records of the example', records],
    ['without records [C26]', { UserProfilePreferences: [] }],
    ['with a record of unknown fields [C29]', { UserProfilePreferences: [{ Unheard: { of: true } }] }],
  ])('%s is taken, and answered as promised', async (_, body) => {
    expect(isLegal('StageRequest', body)).toBe(true)
    const { data, response } = await stage(body)
    expect([response.status, data?.Status]).toEqual([200, 'Staging'])
    expect(isLegal('ImportStatusReport', data)).toBe(true)
  })

  it('with fields of wrong types is taken [L02, C29, I07]', async () => {
    expect((await stage({ UserProfilePreferences: wrongRecords })).response.status).toBe(200)
  })
})

describe('an illegal stage request', () => {
  it.each([
    ['without the collection', {}],
    ['with the collection under another name', { BulkUserProfilePreferences: [] }],
    ['with more than the collection [C25]', { UserProfilePreferences: [], Name: 'x' }],
    ['with an object instead of the collection', { UserProfilePreferences: {} }],
    ['with a record that is no object', { UserProfilePreferences: ['x'] }],
    ['that is a bare list', []],
  ])('%s is refused by Ajv and by Prism', async (_, body) => {
    expect(isLegal('StageRequest', body)).toBe(false)
    const { data, error, response } = await stage(body)
    expect([response.status, data]).toEqual([400, undefined])
    expect(isLegal('ErrorResponse', error)).toBe(true)
  })

  it('that is not JSON is refused by the guard, and does not hang Prism', async () => {
    expect((await send(prism.url, 'POST', importPath, {}, '{"UserProfilePreferences":[')).status).toBe(400)
  })
})

it.each(documentedResponses('stage'))('%i comes on request, as the example %s', async (status, name, value) => {
  const headers = { Prefer: `code=${status}, example=${name}` }
  const { data, error, response } = await prism.client.POST(path, { params, body: records, headers })
  expect([response.status, data ?? error]).toEqual([status, value])
  expect(isLegal(status === 200 ? 'ImportStatusReport' : 'ErrorResponse', data ?? error)).toBe(true)
})

// Where stock Prism 5.16.0 does otherwise than the document. When one of these fails, it was repaired: take the line away.
describe('Prism is known to', () => {
  it('count nothing: the response is the example, whatever was staged [P11, I06]', async () => {
    const { data } = await stage({ UserProfilePreferences: [] })
    expect(data?.TotalRecordsReceived).toBe(3)
  })

  it('know no token: each is taken for that of an import [P04]', async () => {
    const other = { path: { ...params.path, accessToken: '1' } }
    expect((await prism.client.POST(path, { params: other, body: records })).response.status).toBe(200)
  })

  it('refuse a body without Content-Type, as another media type [C17]', async () => {
    const body = new TextEncoder().encode(JSON.stringify(records))
    const init = { method: 'POST', headers: { Authorization: 'Bearer any' }, body }
    expect((await fetch(prism.url + importPath, init)).status).toBe(400)
  })

  it('refuse 11 MB, which the limit of a stage request allows [P13]', async () => {
    const body = { UserProfilePreferences: [{ Note: 'x'.repeat(11_000_000) }] }
    expect((await stage(body)).response.status).toBe(413)
  })
})
