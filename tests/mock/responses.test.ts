import { isErrorResponse, isInitiateResponse } from '@bulk-import/contract'
import { describe, expect, it } from 'vitest'
import { minimal, requestExamples } from '../support/requests.ts'
import { noon, send, served } from './support/mock.ts'

describe('a valid Initiate', () => {
  it('gets a 200 with an object that holds an access token [S02, S43]', async () => {
    const { status, headers, json } = await send(await served())
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/json')
    expect(isInitiateResponse(json)).toBe(true)
    expect(json.Status).toBe('Initiated')
  })

  it.each(requestExamples)('gets a 200 when it is the example %s', async (_, example) => {
    const { status, json } = await send(await served(), { json: example })
    expect(status).toBe(200)
    expect(isInitiateResponse(json)).toBe(true)
  })

  it('gets its Name back [S47]', async () => {
    const Name = 'Zahlen "1/2" \u2028 und 😀'
    expect((await send(await served(), { json: { Name } })).json.Name).toBe(Name)
  })

  it.each([
    ['DataStageDuration [S48]', { DataStageDuration: 0 }],
    ['ImportAction [S49]', { ImportAction: 'Delete' }],
    ['MatchCriteria and MatchValue [S50, S51]', { MatchCriteria: 'AlternateIdType', MatchValue: 'CrmId' }],
    ['RefreshAlternateIds [S52]', { RefreshAlternateIds: true }],
    ['RefreshContacts [S53]', { RefreshContacts: true }],
    ['RefreshCustomFields [S54]', { RefreshCustomFields: true }],
    ['RefreshGroups [S55]', { RefreshGroups: true }],
    ['RefreshTags [S56]', { RefreshTags: true }],
    ['AllowPriorConsents [S57]', { AllowPriorConsents: true }],
  ])('gets its %s back', async (_, settings) => {
    expect((await send(await served(), { json: { ...minimal, ...settings } })).json).toMatchObject(settings)
  })

  it('gets the defaults of the contract for what it leaves out: three days and no refresh [S32, S48]', async () => {
    const { json } = await send(await served())
    expect(json).toMatchObject({
      DataStageDuration: 3,
      RefreshAlternateIds: false,
      RefreshContacts: false,
      RefreshCustomFields: false,
      RefreshGroups: false,
      RefreshTags: false,
    })
    expect(json).not.toHaveProperty('MatchCriteria')
    expect(json).not.toHaveProperty('MatchValue')
  })

  it('gets Add and false where the contract has no default, as the mock chose [C10]', async () => {
    expect((await send(await served())).json).toMatchObject({ ImportAction: 'Add', AllowPriorConsents: false })
  })

  it('does not get its ReasonCode back, since the contract does not list it in the response [C06]', async () => {
    const mock = await served()
    const { json } = await send(mock, { json: { ...minimal, ImportAction: 'Delete', ReasonCode: 'erasure' } })
    expect(json).not.toHaveProperty('ReasonCode')
    expect(mock.imports()[0]?.reasonCode).toBe('erasure')
  })

  it('gets a 200 below the base path of the real service, too', async () => {
    const mock = await served()
    expect((await send(mock, { path: '/Profiles/v4/Async/ACME_CORP/Import' })).status).toBe(200)
    expect(mock.imports()[0]?.clientId).toBe('ACME_CORP')
  })
})

it('accepts a client id with a comma, which Prism would refuse', async () => {
  expect((await send(await served(), { path: '/A,B/Import' })).status).toBe(200)
})

describe('the access token', () => {
  it('ends after six hours unless told otherwise [S05, C01]', async () => {
    expect((await send(await served())).json.Expires).toBe('2026-11-23T18:00:00Z')
    expect((await send(await served({ tokenLifeMs: 90_000 }))).json.Expires).toBe('2026-11-23T12:01:30Z')
  })

  it('ends by a time without fractions even when the clock has some [S46]', async () => {
    const clock = { now: () => noon + 999 }
    expect((await send(await served({ clock }))).json.Expires).toBe('2026-11-23T18:00:00Z')
  })

  it('is each second time an odd number above 2^53, written exactly [S44, C11]', async () => {
    const mock = await served()
    const texts = []
    for (let count = 0; count < 6; count++) texts.push((await send(mock)).text)
    const tokens = texts.map((text) => BigInt(/"AccessToken":(\d+),/.exec(text)?.[1] ?? 0))
    expect(tokens.map((token) => token > 2n ** 53n)).toEqual([false, true, false, true, false, true])
    for (const token of tokens.filter((one) => one > 2n ** 53n)) {
      expect([token < 2n ** 63n, token % 2n]).toEqual([true, 1n])
      expect(BigInt(Number(token))).not.toBe(token)
    }
    expect(mock.imports().map(({ accessToken }) => BigInt(accessToken))).toEqual(tokens)
  })

  it('is the same again for the same seed, and another for another', async () => {
    const first = async (seed: number) => (await send(await served({ seed }))).json.AccessToken
    expect(await first(7)).toBe(await first(7))
    expect(await first(7)).not.toBe(await first(8))
  })
})

describe('an error response', () => {
  const errorResponses = [
    ['of malformed JSON is 400 and says where it breaks [S58]', { text: '{"Name":\n  "x",}' }, 400, /line 2, column 7/],
    ['of an empty body is 400 [S30, S58]', { text: '' }, 400, /body is missing/],
    ['of what is not UTF-8 is 400 [S58]', { text: new Uint8Array([34, 255, 34]) }, 400, /UTF-8/],
    [
      'is a 400 that names the right media type when another one is sent [C07]',
      { headers: { 'Content-Type': 'text/plain' } },
      400,
      /application\/json.*C07/,
    ],
    ['of a suffix +json is 400 [C07]', { headers: { 'Content-Type': 'application/problem+json' } }, 400, /C07/],
    [
      'is a 401 when the Authorization is missing [S26, S59]',
      { headers: { Authorization: undefined } },
      401,
      /Authorization header is missing/,
    ],
    ['of wrong credentials is 401 [S59]', { clientId: 'WRONG_CREDENTIALS' }, 401, /S59/],
    [
      'is a 403 for a deletion without Delete Profiles [S20, S60]',
      { clientId: 'NO_DELETE_PERMISSION', json: { Name: 'x', ImportAction: 'Delete' } },
      403,
      /Delete Profiles/,
    ],
    ['of an unknown client id is 404 [S29, S61]', { clientId: 'UNKNOWN_CLIENT' }, 404, /S29/],
    ['by a service that is not available is 503 [S62]', { clientId: 'UNAVAILABLE' }, 503, /S62/],
    [
      'is a 429 when the account is over its quota, a choice of the mock',
      { clientId: 'OVER_QUOTA' },
      429,
      /choice of this mock/,
    ],
    ['of an unknown path is 404', { path: '/ACME_CORP/Export' }, 404, /POST \/\{clientId\}\/Import/],
    ['of a path whose percent-encoding is wrong is 400', { path: '/%E0%A4/Import' }, 400, /percent-encoding/],
    ['of an empty client id is 400 [S28]', { path: '//Import' }, 400, /S28/],
  ] as const

  it.each(errorResponses)('%s', async (_, sent, status, words) => {
    const mock = await served()
    const response = await send(mock, sent)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(isErrorResponse(response.json)).toBe(true)
    expect(response.json.Message).toMatch(words)
    expect(mock.imports()).toEqual([])
  })

  it('is a 405 with Allow for another method [S63]', async () => {
    const mock = await served()
    for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const { status, headers, text } = await send(mock, { method })
      expect([status, headers.get('allow'), text === '']).toEqual([405, 'POST', method === 'HEAD'])
    }
  })

  it('says which credentials are wanted after a 401, and when to come again after a 503', async () => {
    const mock = await served()
    expect((await send(mock, { clientId: 'WRONG_CREDENTIALS' })).headers.get('www-authenticate')).toBe(
      'Bearer realm="mock"',
    )
    expect((await send(mock, { clientId: 'UNAVAILABLE' })).headers.get('retry-after')).toBe('1')
    expect((await send(mock, { clientId: 'OVER_QUOTA' })).headers.get('retry-after')).toBe('86400')
  })

  it('names every issue of the request with its statements [S30, S33, S34, C14]', async () => {
    const { json } = await send(await served(), {
      json: { DataStageDuration: 11, ImportAction: 'Remove', RefreshTag: true },
    })
    for (const words of [
      /Name must be present.*S30/,
      /at most 10, but is 11 \(S33\)/,
      /"Remove" \(S34\)/,
      /RefreshTag.*C14/,
    ]) {
      expect(json.Message).toMatch(words)
    }
  })

  it('explains the first twenty of a hundred thousand issues, and counts the others', async () => {
    const properties = Array.from({ length: 100_000 }, (_, index) => `"p${index}":1`)
    const { status, json } = await send(await served({ maxBodyBytes: 2 ** 24 }), { text: `{${properties}}` })
    expect(status).toBe(400)
    expect(json.Message).toMatch(/InitiateRequest must have no issues, but has 99981 more\.$/)
    expect(json.Message.length).toBeLessThan(5000)
  })

  it('is a 413 for a body above the limit, after which the connection serves on', async () => {
    const mock = await served({ maxBodyBytes: 1000 })
    const Name = 'x'.repeat(100)
    expect((await send(mock, { text: JSON.stringify({ Name }).padEnd(1000) })).status).toBe(200)
    for (const length of [1001, 5_000_000]) {
      const { status, json } = await send(mock, { text: JSON.stringify({ Name }).padEnd(length) })
      expect([status, isErrorResponse(json)]).toEqual([413, true])
    }
    expect((await send(mock)).status).toBe(200)
  })

  it('accepts a charset, another case of the media type, and no media type at all [S27, C07]', async () => {
    const mock = await served()
    for (const type of ['application/json; charset=utf-8', 'Application/JSON', 'application/json;charset="UTF-8"']) {
      expect((await send(mock, { headers: { 'Content-Type': type } })).status).toBe(200)
    }
    // fetch adds a type to text, but none to bytes
    const text = new TextEncoder().encode(JSON.stringify(minimal))
    expect((await send(mock, { headers: { 'Content-Type': undefined }, text })).status).toBe(200)
  })

  it('lets a user without Delete Profiles add', async () => {
    expect((await send(await served(), { clientId: 'NO_DELETE_PERMISSION' })).status).toBe(200)
  })
})
