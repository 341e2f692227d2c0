import { createMockFetch, formatRequest, type RequestRecord, startMock } from '@bulk-import/mock'
import { describe, expect, it } from 'vitest'
import { bothWays, failureOf, inProcess, noon, send, served } from './support/mock.ts'

const day = 86_400_000

describe.each(bothWays)('a mock %s', (_, start) => {
  it('remembers each import with what was answered', async () => {
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
    }
    expect(mock.requests()).toEqual([
      { ...usual, status: 200, authorization: 'present' },
      { ...usual, status: 401, authorization: 'absent', message: expect.stringMatching(/S26/) },
    ])
    expect(JSON.stringify([mock.requests(), mock.imports()])).not.toContain('secret')
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

  it('plays its own accounts when given some, and then knows no others [S29]', async () => {
    const accounts = { accounts: { A: { quota: 1 }, B: { canDeleteProfiles: false } } }
    const mock = await start({ accounts })
    const status = async (clientId: string, json?: unknown) => (await send(mock, { clientId, json })).status
    expect([await status('A'), await status('A'), await status('B')]).toEqual([200, 429, 200])
    expect([await status('ACME_CORP'), await status('__proto__'), await status('UNAVAILABLE')]).toEqual([404, 404, 404])
    expect(await status('B', { Name: 'x', ImportAction: 'Delete' })).toBe(403)
  })
})

describe('the control operations', () => {
  const get = async (url: string, init?: RequestInit) => {
    const response = await fetch(url, init)
    return { status: response.status, headers: response.headers, text: await response.text() }
  }

  it('list imports and requests, with tokens as text so that none is rounded [C11]', async () => {
    const mock = await served()
    await send(mock)
    await send(mock)
    expect(JSON.parse((await get(`${mock.url}/_mock/imports`)).text)).toEqual({ imports: mock.imports() })
    expect(JSON.parse((await get(`${mock.url}/_mock/requests`)).text)).toEqual({ requests: mock.requests() })
    expect(mock.requests()).toHaveLength(2)
  })

  it('reset', async () => {
    const mock = await served()
    await send(mock)
    expect((await get(`${mock.url}/_mock/reset`, { method: 'POST' })).status).toBe(204)
    expect(mock.imports()).toEqual([])
  })

  it('move the clock by a duration or to a time, and tell it', async () => {
    const mock = await served()
    const move = (body: string) => get(`${mock.url}/_mock/clock`, { method: 'POST', body })
    expect((await get(`${mock.url}/_mock/clock`)).text).toBe('{"now":"2026-11-23T12:00:00Z"}')
    expect((await move('{"advance":"6h"}')).text).toBe('{"now":"2026-11-23T18:00:00Z"}')
    expect((await move('{"now":"2027-01-01T00:00:00Z"}')).text).toBe('{"now":"2027-01-01T00:00:00Z"}')
    expect((await send(mock)).json.Expires).toBe('2027-01-01T06:00:00Z')
    for (const body of ['', 'null', '[]', '{}', '{"advance":6}', '{"now":"soon"}', '{"now":"2027-99-01T00:00:00Z"}']) {
      expect((await move(body)).status).toBe(400)
    }
  })

  it('refuse what they do not know', async () => {
    const mock = await served()
    for (const path of ['/_mock', '/_mock/', '/_mock/import', '/_mock/__proto__']) {
      expect((await get(mock.url + path)).status).toBe(404)
    }
    const { status, headers } = await get(`${mock.url}/_mock/clock`, { method: 'DELETE' })
    expect([status, headers.get('allow')]).toEqual([405, 'GET, POST'])
  })
})

it('a mock without a socket refuses connections once it is closed', async () => {
  const mock = await inProcess()
  await mock.close()
  expect(await failureOf(send(mock))).toBe('ECONNREFUSED')
})

describe('startMock', () => {
  it('listens to its own machine alone unless told otherwise, and knows it', async () => {
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

  it('does not wait for the delays of its answers when it is closed', async () => {
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
    [{ tokenLifeMs: -1 }, /tokenLifeMs .* 0 to .* -1/],
    [{ seed: 1.5 }, /seed/],
    [{ latencyMs: Number.NaN }, /latencyMs/],
    [{ quota: Number.POSITIVE_INFINITY }, /quota/],
    [{ scenario: { steps: ['explode'] } }, /"explode" is no step/],
  ])('refuses the options %j', async (options, words) => {
    await expect(startMock(options)).rejects.toThrow(words)
    expect(() => createMockFetch(options)).toThrow(words)
  })

  it('takes its own clock, and the time of the machine by default', async () => {
    const mock = await served({ clock: {} })
    const before = Date.now()
    await send(mock)
    expect(Date.parse(mock.imports()[0]?.expires ?? '')).toBeGreaterThan(before + 6 * 3_600_000 - 1000)
    expect((await send(await served({ clock: { now: () => noon - day } }))).json.Expires).toBe('2026-11-22T18:00:00Z')
  })
})
