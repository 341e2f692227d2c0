import { isInitiateResponse } from '@bulk-import/contract'
import { describe, expect, it } from 'vitest'
import { example } from '../support/contract.ts'
import { bothWays, send } from './support/mock.ts'

describe.each(bothWays)('a request with Prefer, %s', (_, start) => {
  const prefer = (value: string) => ({ headers: { Prefer: value } })

  it.each([
    ['code=400', 400, 'NameMissing'],
    ['code=401', 401, 'CredentialsMissing'],
    ['code=403', 403, 'DeletionNotPermitted'],
    ['code=404', 404, 'ClientUnknown'],
    ['code=503', 503, 'TemporarilyUnavailable'],
    ['code=200', 200, 'ImportInitiated'],
    ['example=DeletionInitiated', 200, 'DeletionInitiated'],
    ['code=200, example=MatchedImportInitiated', 200, 'MatchedImportInitiated'],
  ])('gets by "%s" the response that Prism has for it: %i, the example %s', async (value, status, name) => {
    const mock = await start()
    const response = await send(mock, prefer(value))
    expect([response.status, response.json]).toEqual([status, example(name)])
    expect(mock.imports()).toEqual([])
  })

  it('gets the error of Prism when it asks for what the contract does not have', async () => {
    const mock = await start()
    expect((await send(mock, prefer('code=418'))).json.Message).toMatch(/no response 418/)
    expect((await send(mock, prefer('example=Nothing'))).json.Message).toMatch(/no example "Nothing"/)
  })

  it('is refused when it breaks the contract', async () => {
    const mock = await start()
    expect((await send(mock, { ...prefer('code=200'), json: {} })).status).toBe(400)
    expect((await send(mock, { headers: { Prefer: 'code=200', Authorization: undefined } })).status).toBe(401)
  })

  it('gets a 400 that says how to write Prefer when it cannot be read', async () => {
    const mock = await start()
    const { status, json } = await send(mock, prefer('code=abc'))
    expect([status, json.Message]).toEqual([400, 'Prefer: code must be a status, for example code=503.'])
    expect((await send(mock, prefer('dynamic=yes'))).status).toBe(400)
  })

  it('gets a new value of the schema each time by dynamic=true, and nothing is recorded', async () => {
    const mock = await start()
    const first = await send(mock, prefer('dynamic=true'))
    const second = await send(mock, prefer('dynamic=true'))
    expect([first, second].map(({ json }) => isInitiateResponse(json))).toEqual([true, true])
    expect(first.text).not.toBe(second.text)
    expect(mock.imports()).toEqual([])
  })

  it('gets the usual response when it states another preference', async () => {
    const mock = await start()
    expect((await send(mock, prefer('return=minimal'))).status).toBe(200)
    expect(mock.imports()).toHaveLength(1)
  })

  it('gets a 406 when its Accept takes no JSON, as from Prism', async () => {
    const mock = await start()
    const status = async (Accept: string) => (await send(mock, { headers: { Accept } })).status
    expect([await status('text/html'), await status('application/json;q=0')]).toEqual([406, 406])
    expect(await status('nonsense')).toBe(400)
    for (const accept of [
      '*/*',
      'application/json',
      'text/html, */*;q=0.1',
      'application/json;v=1',
      'application/json, text/html;q=0',
    ]) {
      expect(await status(accept)).toBe(200)
    }
    expect(mock.imports()).toHaveLength(5)
  })

  it('gets what it asks for whatever the account, which an Accept does not', async () => {
    const mock = await start()
    const status = async (headers: Record<string, string>) =>
      (await send(mock, { clientId: 'UNKNOWN_CLIENT', headers })).status
    expect([await status({ Prefer: 'code=403' }), await status({ Accept: 'text/html' })]).toEqual([403, 404])
  })
})
