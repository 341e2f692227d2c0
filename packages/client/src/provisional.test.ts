import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { createClient } from './index.ts'
import { continueImport } from './provisional.ts'
import { noon } from './testing/manual-clock.ts'
import { address, json, report, reportText, steps, token } from './testing/steps.ts'

const client = createClient({ clientId: 'ACME_CORP', auth: 'Bearer any' })

describe('continueImport', () => {
  it.each([[{}], [undefined], [null], [{ initiate: client.initiate }], ['client']])(
    'refuses %j for a client, and says what to pass',
    (other) => {
      expect(() => continueImport(other as never, { accessToken: token })).toThrow(TypeError)
      expect(() => continueImport(other as never, { accessToken: token })).toThrow(/Pass a client from createClient/)
    },
  )

  it.each<[string, unknown]>([
    ['a number', { accessToken: 4203001977312 }],
    ['an empty text', { accessToken: '' }],
    ['letters', { accessToken: 'planted-4711' }],
    ['digits with a space', { accessToken: '4203001977312 ' }],
    ['a fraction', { accessToken: '4203001977312.0' }],
    ['another path', { accessToken: '4203001977312/../x' }],
    ['more than 64 bits', { accessToken: '9223372036854775808' }],
    ['negative', { accessToken: '-4203001977312' }],
    ['zero', { accessToken: '0' }],
    ['written with a leading zero', { accessToken: '04203001977312' }],
    ['none', {}],
    ['a text in place of a session', '4203001977312'],
    ['nothing', undefined],
  ])('refuses a token that is %s with a TypeError that does not show it [C11]', (_, session) => {
    const start = () => continueImport(client, session as never)
    expect(start).toThrow(TypeError)
    expect(start).toThrow(/string of 1 to 19 decimal digits/)
    expect(start).not.toThrow(/4203001977312|4711/)
  })

  it('takes the session of the client, whose token is exact', async () => {
    const replies = [
      () => new Response(`{"AccessToken":${token},"Status":"Initiated","Expires":"x","Name":"n"}`),
      report(),
    ]
    const seen: string[] = []
    const own = createClient({
      clientId: 'ACME_CORP',
      auth: 'Bearer any',
      baseUrl: 'https://api.invalid',
      fetch: async (url) => {
        seen.push(String(url))
        return (replies.shift() ?? report())()
      },
    })
    const { AccessToken, Status } = await continueImport(own, await own.initiate({ Name: 'n' })).retrieveStatus()
    expect({ AccessToken, Status }).toEqual({ AccessToken: token, Status: 'Staging' })
    expect(seen.at(-1)).toBe(`${address}/Status`)
  })
})

describe('what a service does otherwise than we inferred', () => {
  it.each<[string, object, string]>([
    ['stagePath', { stagePath: '/{clientId}/Import' }, 'with {clientId} and {accessToken} in it once'],
    ['stagePath', { stagePath: '{clientId}/{accessToken}' }, 'be a path'],
    ['statusPath', { statusPath: '/{clientId}/{accessToken}/{accessToken}' }, 'once'],
    ['statusPath', { statusPath: '/{clientId}/../{accessToken}' }, 'be a path'],
    ['statusPath', { statusPath: '/{clientId}/{accessToken}?a=b' }, 'be a path'],
    ['executePath', { executePath: '/{clientId}/{accessToken}/{other}' }, 'be a path'],
    ['exceptionsPath', { exceptionsPath: 7 }, 'got 7'],
    ['recordsProperty', { recordsProperty: '' }, 'got an empty string'],
    ['firstOffset', { firstOffset: -1 }, 'got -1'],
    ['stagepath', { stagepath: '/' }, 'Did you mean `stagePath`?'],
    [
      'stagePath',
      { stagePath: '/{clientId}/Import/{accessToken}/Execute' },
      '`stagePath` must not be the path of execute.',
    ],
    [
      'executePath',
      { executePath: '/{clientId}/import/{accessToken}' },
      '`executePath` must not be the path of stage.',
    ],
    [
      'statusPath',
      { statusPath: '/{clientId}/{accessToken}', exceptionsPath: '/{clientId}/{accessToken}' },
      '`statusPath` must not be the path of retrieveExceptions.',
    ],
  ])('is refused where %s cannot be used: %j', (option, inferred, words) => {
    const start = () => continueImport(client, { accessToken: token }, { inferred: inferred as never })
    expect(start).toThrow(expect.objectContaining({ code: 'USAGE', option, message: expect.stringContaining(words) }))
  })

  it('is refused where it is no object, and where its name is another', () => {
    const start = (options: unknown) => () => continueImport(client, { accessToken: token }, options as never)
    const refused = (option: string, message: string) => expect.objectContaining({ code: 'USAGE', option, message })
    expect(start({ inferred: null })).toThrow(refused('inferred', '`inferred` must be an object, got null.'))
    expect(start({ inferred: 'x' })).toThrow(refused('inferred', '`inferred` must be an object, got a string.'))
    expect(start({ infered: {} })).toThrow(refused('infered', 'Unknown option `infered`. Did you mean `inferred`?'))
    expect(start(null)).toThrow(refused('options', 'The options must be an object.'))
    expect(start({ inferred: undefined })).not.toThrow()
  })

  it('is followed by every step [I04, I05, I09, I11, I13]', async () => {
    const page = () => new Response('{"Count":0,"HasMore":false,"Failures":[]}')
    const { bulk, seen } = steps([report(), report(), report(), page], {
      inferred: {
        stagePath: '/{clientId}/Import/{accessToken}/Stage',
        recordsProperty: 'Profiles',
        executePath: '/Run/{clientId}/{accessToken}',
        statusPath: '/{clientId}/{accessToken}/State.json',
        exceptionsPath: '/{clientId}/Import/{accessToken}/Failures',
        firstOffset: 0,
      },
    })
    await bulk.stage([{ ProfileId: 1 }])
    await bulk.execute()
    await bulk.retrieveStatus()
    for await (const _ of bulk.retrieveExceptions());
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `POST ${address}/Stage`,
      `POST https://api.invalid/Run/ACME_CORP/${token}`,
      `GET https://api.invalid/ACME_CORP/${token}/State.json`,
      `GET ${address}/Failures?offset=0`,
    ])
    expect(seen[0]?.body).toBe('{"Profiles":[{"ProfileId":1}]}')
  })
})

describe('a token that has expired', () => {
  const at = (instant: number) => new Date(instant).toISOString()

  it.each<[string, string | Date]>([
    ['a minute ago', at(noon - 60_000)],
    ['a minute ago, as a Date', new Date(noon - 60_000)],
    ['now', at(noon)],
    ['twelve hours ago, without a zone', at(noon - 43_200_000).slice(0, -1)],
    ['in the form of older services', `/Date(${noon - 1})/`],
  ])('is known before anything is sent: %s [S05, S46, C01]', async (_, expires) => {
    const { bulk, seen } = steps([report()], { session: { accessToken: token, expires } })
    const expired = { code: 'TOKEN_EXPIRED', outcome: 'not-sent', attempts: 0, ids: ['S05', 'S46', 'C01'] }
    await expect(bulk.stage([])).rejects.toMatchObject(expired)
    await expect(bulk.execute()).rejects.toMatchObject(expired)
    await expect(bulk.retrieveStatus()).rejects.toMatchObject(expired)
    await expect(bulk.retrieveExceptions()[Symbol.asyncIterator]().next()).rejects.toMatchObject(expired)
    expect(seen).toEqual([])
  })

  it.each<[string, unknown]>([
    ['in a millisecond', at(noon + 1)],
    ['a minute ago, without a zone, which may be behind ours', at(noon - 60_000).slice(0, -1)],
    ['on this day, in any zone', at(noon - 43_200_000).slice(0, 10)],
    ['at a date that cannot be read', 'Monday'],
    ['in a millisecond, as a Date', new Date(noon + 1)],
  ])('is not assumed of one that expires %s [C23]', async (_, expires) => {
    const { bulk } = steps([report()], { session: { accessToken: token, expires: expires as string } })
    await expect(bulk.retrieveStatus()).resolves.toMatchObject({ Status: 'Staging' })
  })
})

it.each([[7], [null], [new Date(Number.NaN)]])('an Expires that is %j is refused', (expires) => {
  expect(() => continueImport(client, { accessToken: token, expires: expires as never })).toThrow(
    new TypeError('Pass `expires` as the server wrote it, as a Date, or not at all.'),
  )
})

describe('a report', () => {
  it('has its token as exact text, and shows it nowhere [C11]', async () => {
    const result = await steps([report()]).bulk.retrieveStatus()
    expect(result.AccessToken).toBe(token)
    expect(`${inspect(result)}${JSON.stringify(result)}${Object.keys(result)}`).not.toMatch(/9007199|AccessToken/)
  })

  it('tells how long the server asked to wait, apart from what it says', async () => {
    const { bulk } = steps([json(200, reportText(), { 'Retry-After': '30' }), report()])
    const asked = await bulk.retrieveStatus()
    expect([asked.retryAfterMs, JSON.stringify(asked).includes('30000')]).toEqual([30_000, false])
    expect((await bulk.retrieveStatus()).retryAfterMs).toBeUndefined()
  })

  it('keeps its counters as numbers, also where one has the digits of a secret', async () => {
    const options = { auth: 'Bearer 12345678', session: { accessToken: '42345678' } }
    const counters = { TotalRecordsReceived: 12345678, Processed: 42345678, NotHonored: 42345678, Own: 42345678 }
    const result = await steps([report(counters, '42345678')], options).bulk.retrieveStatus()
    expect(result).toMatchObject({ ...counters, Own: '[redacted]' })
  })

  it.each<[string, string, string[]]>([
    ['without a counter', reportText({ ValidationFailed: undefined }), ['/ValidationFailed']],
    ['with a counter that is null', reportText({ TotalRecordsReceived: null }), ['/TotalRecordsReceived']],
    ['with a counter in quotes', reportText({ ValidationSuccessful: '2' }), ['/ValidationSuccessful']],
    ['with a counter below 0', reportText({ ValidationFailed: -1 }), ['/ValidationFailed']],
    ['without a state', reportText({ Status: undefined }), ['/Status']],
  ])('%s is of no use: nobody can tell whether the import may be executed [C24]', async (_, text, pointers) => {
    const { bulk, told } = steps([() => new Response(text, { headers: { 'Content-Type': 'application/json' } })])
    const error = await bulk.stage([{}]).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'CONTRACT_VIOLATION', outcome: 'accepted', accessToken: token })
    expect((error as { issues: { pointer: string }[] }).issues.map(({ pointer }) => pointer)).toEqual(pointers)
    expect(told).toContainEqual(expect.objectContaining({ status: 200, issues: (error as { issues: unknown }).issues }))
  })

  it('of another import contradicts the request, and is never taken for ours [I01]', async () => {
    const { bulk, told } = steps([report({ Name: '4203001977312' }, '4203001977312')])
    const error = await bulk.execute().catch((thrown: Error) => thrown)
    expect(error).toMatchObject({ code: 'CONTRACT_VIOLATION', outcome: 'unknown', ids: ['C24', 'I01'] })
    expect(error).toMatchObject({ issues: [{ keyword: 'contradiction', pointer: '/AccessToken' }] })
    expect((error as Error).message).toBe(
      'execute failed: the 200 response contradicts the request: ImportStatusReport.AccessToken must be the token of the import, but is a different one. Whether the import is being executed is unknown. Retrieve the status some time later to find out, before you execute it again.',
    )
    expect(JSON.stringify(told)).not.toMatch(/4203001977312/)
  })

  it('of another import that is cut off says nothing of ours either', async () => {
    const { bulk } = steps([() => new Response(reportText({}, '4203001977312').slice(0, -9))])
    await expect(bulk.execute()).rejects.toMatchObject({ code: 'CONTRACT_VIOLATION', outcome: 'unknown' })
  })

  it('without a token can come from anything in front of the service: the outcome is unknown', async () => {
    const { bulk } = steps([() => new Response('{"ok":true}')])
    await expect(bulk.execute()).rejects.toMatchObject({ code: 'CONTRACT_VIOLATION', outcome: 'unknown' })
  })

  it.each([
    ['201', 201, 'application/json', reportText(), 'come with status 200'],
    ['202', 202, 'application/json', reportText(), 'come with status 200'],
    ['another media type', 200, 'text/plain', reportText(), 'be application/json'],
  ])('that comes with %s counts, and the hook is told [C31]', async (_, status, type, text, expected) => {
    const { bulk, told } = steps([() => new Response(text, { status, headers: { 'Content-Type': type } })])
    await expect(bulk.stage([{}])).resolves.toMatchObject({ TotalRecordsReceived: 3 })
    expect(told).toContainEqual(expect.objectContaining({ issues: [expect.objectContaining({ expected })] }))
  })

  it('with a state that nobody knows, with nulls and with more than we know is one like any other [C20, I10]', async () => {
    const { bulk, told } = steps([report({ Status: 'Sleeping', MatchCriteria: null, Own: { a: [1] } })])
    await expect(bulk.retrieveStatus()).resolves.toMatchObject({ Status: 'Sleeping', Own: { a: [1] } })
    expect(told).not.toContainEqual(expect.objectContaining({ issues: expect.anything() }))
  })

  it('that is cut off behind its token says that the request was taken', async () => {
    const { bulk } = steps([() => new Response(reportText().slice(0, -9))])
    await expect(bulk.stage([{}])).rejects.toMatchObject({ code: 'CONTRACT_VIOLATION', outcome: 'accepted' })
  })
})
