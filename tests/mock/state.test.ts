import { createMockFetch, formatRequest, MockOptionError, type RequestRecord, startMock } from '@bulk-import/mock'
import { describe, expect, it } from 'vitest'
import { bothWays, failureOf, inProcess, noon, send, served } from './support/mock.ts'

const day = 86_400_000

describe.each(bothWays)('a mock %s', (_, start) => {
  it('remembers each import with its response', async () => {
    const mock = await start()
    const { text } = await send(mock, { json: { Name: 'x', RefreshTags: true } })
    await send(mock, { json: {} })
    expect(mock.imports()).toEqual([
      {
        accessToken: /\d+/.exec(text)?.[0],
        clientId: 'ACME_CORP',
        initiated: '2026-11-23T12:00:00Z',
        expires: '2026-11-23T18:00:00Z',
        isExpired: false,
        settings: expect.objectContaining({ Name: 'x', RefreshTags: true, DataStageDuration: 3 }),
      },
    ])
  })

  it('remembers each request, and of the credentials only whether there were any', async () => {
    const mock = await start()
    await send(mock, { path: '/ACME_CORP/Import?access_token=secret-4711' })
    await send(mock, { headers: { Authorization: undefined } })
    const usual = {
      at: '2026-11-23T12:00:00Z',
      method: 'POST',
      path: '/ACME_CORP/Import',
      clientId: 'ACME_CORP',
      bodyBytes: 41,
      body: '{"Name":"Newsletter sign-ups of week 47"}',
    }
    expect(mock.requests()).toEqual([
      { ...usual, status: 200, authorization: 'present' },
      { ...usual, status: 401, authorization: 'absent', message: expect.stringMatching(/S26/) },
    ])
    expect(JSON.stringify([mock.requests(), mock.imports()])).not.toContain('secret')
  })

  it('shows what was sent to Initiate, right or wrong, and 16 KiB of it at most', async () => {
    const mock = await start()
    for (const text of ['{"Name":', 'é'.repeat(20_000)]) await send(mock, { text })
    await send(mock, { path: '/elsewhere', text: 'not for Initiate' })
    const [malformed, long, notFound] = mock.requests()
    expect([malformed?.body, malformed?.status]).toEqual(['{"Name":', 400])
    expect([long?.body, long?.bodyBytes]).toEqual(['é'.repeat(8192), 40_000])
    expect(notFound).not.toHaveProperty('body')
  })

  it('responds with a 500 that says what happened when something fails inside, and goes on', async () => {
    let time = Number.NaN
    const mock = await start({ clock: { now: () => time } })
    const { status, json } = await send(mock)
    expect([status, json.Message]).toEqual([
      500,
      expect.stringMatching(/The mock has failed.*RangeError: Invalid time value/),
    ])
    time = noon
    expect((await send(mock)).status).toBe(200)
  })

  it('does not move its clock by what is no number of milliseconds', async () => {
    const mock = await start()
    for (const ms of [Number.NaN, Number.NEGATIVE_INFINITY]) expect(() => mock.moveClock(ms)).toThrow(RangeError)
    expect((await send(mock)).json.Expires).toBe('2026-11-23T18:00:00Z')
  })

  it('forgets everything on reset, and begins as it did', async () => {
    const mock = await start({ quota: 1, scenario: { steps: ['unavailable', 'ok'] } })
    const course = async () => [(await send(mock)).status, (await send(mock)).text, (await send(mock)).status]
    const first = await course()
    expect([first[0], first[2]]).toEqual([503, 429])
    mock.moveClock(1000)
    mock.reset()
    expect([mock.imports(), mock.requests()]).toEqual([[], []])
    expect(await course()).toEqual(first)
  })

  it('knows when a token has expired once its clock is moved', async () => {
    const mock = await start()
    await send(mock)
    mock.moveClock(6 * 3_600_000 - 1)
    expect(mock.imports()[0]?.isExpired).toBe(false)
    mock.moveClock(1)
    expect(mock.imports()[0]?.isExpired).toBe(true)
    expect((await send(mock)).json.Expires).toBe('2026-11-24T00:00:00Z')
  })

  it('refuses what is over the quota of a rolling 24 hours with 429, and tells when to come again', async () => {
    const mock = await start({ quota: 2 })
    await send(mock)
    mock.moveClock(3_600_000)
    await send(mock)
    const { status, headers } = await send(mock)
    expect([status, headers.get('retry-after')]).toEqual([429, String(23 * 3600)])
    expect((await send(mock, { clientId: 'ANOTHER' })).status).toBe(200)
    mock.moveClock(day - 3_600_000)
    expect([(await send(mock)).status, (await send(mock)).status]).toEqual([200, 429])
    expect(mock.imports()).toHaveLength(4)
  })

  it('remembers no more than it was told to, the newest', async () => {
    const mock = await start({ remember: 2 })
    for (const Name of ['a', 'b', 'c']) await send(mock, { json: { Name } })
    expect(mock.imports().map(({ settings }) => settings.Name)).toEqual(['b', 'c'])
    expect(mock.requests()).toHaveLength(2)
  })

  it('tells a log of each request, in a line without credentials, and survives a log that fails', async () => {
    const records: RequestRecord[] = []
    const onRequest = (record: RequestRecord) => {
      records.push(record)
      throw new Error('the log is full')
    }
    const mock = await start({ onRequest })
    await send(mock)
    await send(mock, { clientId: 'UNAVAILABLE' })
    await send(mock, { text: '{"\\u001b[2J":1,"Name":"x"}' })
    expect(records.map(formatRequest)).toEqual([
      'POST /ACME_CORP/Import 200',
      'POST /UNAVAILABLE/Import 503 The service cannot take requests of this account (S62).',
      expect.stringMatching(/^POST \/ACME_CORP\/Import 400 InitiateRequest[^\p{Cc}]*\(C14\)\.$/u),
    ])
    expect(JSON.stringify(records)).not.toContain('secret')
  })

  it('knows only the accounts that it was given, if any [S29]', async () => {
    const accounts = { accounts: { A: { quota: 1 }, B: { canDeleteProfiles: false } } }
    const mock = await start({ accounts })
    const status = async (clientId: string, json?: unknown) => (await send(mock, { clientId, json })).status
    expect([await status('A'), await status('A'), await status('B')]).toEqual([200, 429, 200])
    expect([await status('ACME_CORP'), await status('__proto__'), await status('UNAVAILABLE')]).toEqual([404, 404, 404])
    expect(await status('B', { Name: 'x', ImportAction: 'Delete' })).toBe(403)
  })
})

it('gives a mock without a socket an https address of nobody, which every client takes', async () => {
  expect((await inProcess()).url).toBe('https://mock.invalid')
})

it('refuses connections to a mock without a socket once it is closed', async () => {
  const mock = await inProcess()
  await mock.close()
  expect(await failureOf(send(mock))).toBe('ECONNREFUSED')
})

describe('startMock', () => {
  it('listens to its own machine alone unless told otherwise, and says whether it does', async () => {
    const mock = await served()
    expect(mock.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(mock.isExposed).toBe(false)
    expect((await served({ host: '0.0.0.0' })).isExposed).toBe(true)
  })

  it('refuses a port that is taken with the code of the system', async () => {
    const port = Number(new URL((await served()).url).port)
    await expect(startMock({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })

  it('ends open connections when it is closed, and may be closed twice', async () => {
    const mock = await startMock()
    await send(mock)
    await Promise.all([mock.close(), mock.close()])
    await mock.close()
    await expect(send(mock)).rejects.toThrow()
  })

  it('does not wait for the delays of its responses when it is closed', async () => {
    const waiting = Promise.withResolvers<AbortSignal>()
    const delay = (_: number, signal: AbortSignal) => {
      waiting.resolve(signal)
      return new Promise<void>(() => undefined)
    }
    const mock = await served({ clock: { delay }, latencyMs: 1 })
    const sent = failureOf(send(mock))
    const signal = await waiting.promise
    expect(signal.aborted).toBe(false)
    await mock.close()
    expect(signal.aborted).toBe(true)
    await sent
  })

  it.each([
    ['tokenLifeMs', -1, /^must be a whole number from 0 to 31536000000, got -1$/],
    ['seed', 1.5, /1\.5/],
    ['latencyMs', Number.NaN, /NaN/],
    ['latencyMs', 'secret-4711', /got a string$/],
    ['quota', Number.POSITIVE_INFINITY, /Infinity/],
    ['maxBodyBytes', 2 ** 26 + 1, /from 0 to 67108864/],
    ['scenario', { steps: ['ok', 'explode'] }, /^is wrong in step 2: Unknown step "explode"/],
    ['scenario', { steps: ['ok; times=100001'] }, /^has more than 100000 requests$/],
    ['scenario', 'ok', /^must have `steps`, a list of texts$/],
    ['scenario', { steps: ['ok', 7] }, /^is wrong in step 2: it must be a text$/],
    ['scenario', { steps: ['ok'], repeat: 'yes' }, /`repeat`/],
    ['scenario', { steps: ['ok'], repeated: true }, /unknown property "repeated"/],
    ['accounts', 5, /^must be an object$/],
    ['accounts', { accounts: [] }, /^is wrong: accounts must be an object$/],
    ['accounts', { accounts: { A: { quota: -1 } } }, /^is wrong: accounts\.A\.quota must be a whole number/],
    [
      'accounts',
      { accounts: { A: { canDelete: false } } },
      /canDelete is not a known property\. Did you mean canDelete/,
    ],
    ['accounts', { accounts: {}, acceptOther: true }, /^is wrong: acceptOther .* Did you mean acceptOthers\?$/],
    ['clock', { now: 5 }, /^must be an object with a function `now` or `delay`, got an object$/],
    ['docsFile', 5, /^must be a path or a URL, got 5$/],
    ['tokenLife', 5, /^is not an option\. Did you mean `tokenLifeMs`\?$/],
  ])('refuses the option %s of %j, names it in a field, and says what is wrong', async (option, value, problem) => {
    const expected = { code: 'MOCK_OPTION', option, problem: expect.stringMatching(problem) }
    await expect(startMock({ [option]: value })).rejects.toMatchObject(expected)
    expect(() => createMockFetch({ [option]: value })).toThrow(MockOptionError)
  })

  it.each([
    ['port', 65_536],
    ['requestTimeoutMs', 0],
    ['maxHeaderBytes', -1],
  ])('refuses the option %s of %i, which only a server has', async (option, value) => {
    await expect(startMock({ [option]: value })).rejects.toMatchObject({ code: 'MOCK_OPTION', option })
  })

  it('responds with 500 when the clock that it was given fails to wait', async () => {
    const delay = () => Promise.reject(new Error('the clock is broken'))
    const { status, json } = await send(await served({ clock: { delay }, latencyMs: 1 }))
    expect([status, json.Message]).toEqual([500, expect.stringContaining('the clock is broken')])
  })

  it('takes its own clock, and the time of the machine by default', async () => {
    const mock = await served({ clock: {} })
    const before = Date.now()
    await send(mock)
    expect(Date.parse(mock.imports()[0]?.expires ?? '')).toBeGreaterThan(before + 6 * 3_600_000 - 1000)
    expect((await send(await served({ clock: { now: () => noon - day } }))).json.Expires).toBe('2026-11-22T18:00:00Z')
  })
})
