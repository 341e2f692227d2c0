import { afterEach, describe, expect, it, vi } from 'vitest'
import type { UsageError } from '../index.ts'
import { closeServers, serve } from '../testing/servers.ts'
import { address, lost, report, reportText, steps, token } from '../testing/steps.ts'

afterEach(closeServers)

const bytes = (text: string) => new TextEncoder().encode(text)
const stage = async (records: unknown) => {
  const { bulk, seen } = steps([report()])
  const result = await bulk.stage(records as Uint8Array[]).catch((error: unknown) => error)
  return { result, seen }
}

describe('the body of stage', () => {
  it('is one collection of the records, with its length [P10, I05]', async () => {
    const { seen } = await stage([{ ProfileId: 1, Own: { é: [null, true, 1.5] } }, {}])
    const body = '{"UserProfilePreferences":[{"ProfileId":1,"Own":{"é":[null,true,1.5]}},{}]}'
    expect(seen).toMatchObject([{ method: 'POST', url: address, body }])
    expect(seen[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'content-length': String(bytes(body).length),
    })
  })

  it('has bytes as they are, whatever they say [I07, C29]', async () => {
    const [first, second] = ['{ "ProfileId":9007199254740993,\n"a":\t1e400 }', '\r\n{"ProfileId":"no number"}\n']
    const { seen } = await stage([bytes(first), Buffer.from(second)])
    expect(seen[0]?.body).toBe(`{"UserProfilePreferences":[${first},${second}]}`)
  })

  it('takes bytes of another realm for what they are', async () => {
    const foreign = new DataView(bytes('xx{"a":1}x').buffer, 2, 7)
    const { seen } = await stage([foreign])
    expect(seen[0]?.body).toBe('{"UserProfilePreferences":[{"a":1}]}')
  })

  it('is empty for no records [C26]', async () => {
    expect((await stage([])).seen[0]?.body).toBe('{"UserProfilePreferences":[]}')
  })

  it('writes each object once, with what its toJSON makes of it', async () => {
    let count = 0
    const record = { toJSON: () => ({ At: new Date(0), Count: ++count }) }
    expect((await stage([record])).seen[0]?.body).toBe(
      '{"UserProfilePreferences":[{"At":"1970-01-01T00:00:00.000Z","Count":1}]}',
    )
  })
})

const cyclic: { PlantedName?: unknown } = {}
cyclic.PlantedName = cyclic

describe('a record that cannot be sent as it is', () => {
  it.each<[string, unknown, string]>([
    ['a number beyond 2^53', { a: [2 ** 53] }, 'but holds a number beyond 2^53, which may have been rounded.'],
    ['no number', { a: Number.NaN }, 'but holds NaN.'],
    ['infinity', { a: Number.NEGATIVE_INFINITY }, 'but holds -Infinity.'],
    ['a BigInt', { a: 1n }, 'holds a bigint'],
    ['undefined', { a: undefined }, 'holds undefined'],
    ['undefined in a list', { a: [undefined] }, 'holds undefined'],
    ['a function', { a: () => 'planted' }, 'holds a function'],
    ['a symbol', { a: Symbol('planted') }, 'holds a symbol'],
    ['a Map', { a: new Map([['planted', 1]]) }, 'an object without properties, such as a Map'],
    ['a promise', Promise.resolve({ a: 'planted' }), 'an object without properties'],
    ['itself', cyclic, 'must be serializable as JSON.'],
    ['a toJSON that throws', { toJSON: () => Promise.reject.call(7, 'planted') }, 'must be serializable as JSON.'],
    ['a text', 'planted', 'must be an object, or the bytes of its JSON.'],
    ['a number', 4711, 'must be an object, or the bytes of its JSON.'],
    ['null', null, 'must be an object, or the bytes of its JSON.'],
    ['a list', ['planted'], 'must be an object, or the bytes of its JSON.'],
    ['nothing', undefined, 'must be an object, or the bytes of its JSON.'],
    ['a date', new Date(0), 'must be an object, or the bytes of its JSON.'],
    ['no bytes', new Uint8Array(), 'must begin with { and end with }, as the bytes of one JSON object.'],
    [
      'bytes with a comma behind',
      bytes('{"planted":1},'),
      'must begin with { and end with }, as the bytes of one JSON object.',
    ],
    ['bytes of a list', bytes('["planted"]'), 'must begin with { and end with }, as the bytes of one JSON object.'],
  ])('is refused with its place and without its content [I07, C29]: %s', async (_, record, words) => {
    const { result, seen } = await stage([{ ProfileId: 1 }, record])
    const { message, code, outcome, issues, ids, cause } = result as UsageError
    expect({ code, outcome, cause }).toEqual({ code: 'USAGE', outcome: 'not-sent', cause: undefined })
    expect(ids).toEqual(['I07', 'C29'])
    expect(message).toMatch(
      /^stage failed: the request breaks the contract: StageRequest\.UserProfilePreferences\[1\] must /,
    )
    expect(message).toContain(words)
    expect(message).not.toMatch(/planted|4711/i)
    expect(issues).toMatchObject([{ pointer: '/UserProfilePreferences/1', ids: ['I07', 'C29'] }])
    expect(seen).toEqual([])
  })

  it.each([undefined, null, {}, 'x', new Uint8Array(2)])(
    'is not looked for in %j, which is no array [P10, I05]',
    async (records) => {
      expect((await stage(records)).result).toMatchObject({
        code: 'USAGE',
        message: expect.stringContaining('StageRequest.UserProfilePreferences must be an array. No'),
        ids: ['P10', 'I05'],
      })
    },
  )

  it('is not looked for in bytes but for their first and last one', async () => {
    const records = ['{}{}', ' {broken}\n'].map(bytes)
    expect((await stage(records)).result).toMatchObject({ Status: 'Staging' })
  })

  it('may hold whatever else JSON can carry', async () => {
    const bare = Object.assign(Object.create(null), { a: {} })
    const { result } = await stage([
      { a: 2 ** 53 - 1, b: -1.5e-300, c: '', d: {}, e: [], f: bare, g: new URL('https://x') },
    ])
    expect(result).toMatchObject({ Status: 'Staging' })
  })
})

describe('the size of stage', () => {
  const wrapper = bytes('{"UserProfilePreferences":[]}').length
  const record = (size: number) => bytes(`{"a":"${'x'.repeat(size - 8)}"}`)

  it('is refused above 25,000,000 bytes with the number and what to do [P13, C27]', async () => {
    const half = record((25_000_000 - wrapper - 1) / 2)
    expect((await stage([half, half])).result).toMatchObject({ Status: 'Staging' })
    const { result, seen } = await stage([half, half, bytes('{}')])
    expect(result).toMatchObject({ code: 'USAGE', option: 'maxStageBytes', outcome: 'not-sent', ids: ['P13', 'C27'] })
    expect((result as Error).message).toContain(
      'the request body would be 25000003 bytes; at most 25000000 are allowed.',
    )
    expect((result as UsageError).hint).toContain('in several requests')
    expect(seen).toEqual([])
  })

  it('is bounded by what the call says', async () => {
    const { bulk } = steps([report()])
    await expect(bulk.stage([{}], { maxStageBytes: wrapper + 1 })).rejects.toMatchObject({ option: 'maxStageBytes' })
    await expect(bulk.stage([{}], { maxStageBytes: wrapper + 2 })).resolves.toMatchObject({ Status: 'Staging' })
  })

  it.each([0, 28_000_001, 1.5, '1'])('cannot be bounded by %j [P13]', async (maxStageBytes) => {
    const { bulk, seen } = steps([report()])
    await expect(bulk.stage([{}], { maxStageBytes } as object)).rejects.toMatchObject({
      option: 'maxStageBytes',
      message: expect.stringContaining('from 1 to 28000000'),
    })
    expect(seen).toEqual([])
  })
})

describe('an attempt of stage', () => {
  const megabyte = [bytes(`{"a":"${'x'.repeat(999_963)}"}`)] // with the wrapper 1,000,000 bytes

  async function timesOf(options: object, own: object = {}): Promise<{ attempt: number; error: unknown }> {
    let attempt = 0
    const { bulk, clock } = steps(
      [
        () =>
          new Promise((_, reject) => {
            attempt = clock.pending()[0] ?? 0
            reject(new TypeError('lost'))
          }),
      ],
      own,
    )
    const error = await bulk.stage(megabyte, options).catch((thrown: unknown) => thrown)
    return { attempt, error }
  }

  it('may take a minute, and a second for each 100 kB', async () => {
    expect(await timesOf({})).toMatchObject({ attempt: 70_000 })
  })

  it('may take what the client was created with, where the call says nothing', async () => {
    expect(await timesOf({}, { attemptTimeoutMs: 90_000 })).toMatchObject({ attempt: 90_000 })
    expect(await timesOf({ attemptTimeoutMs: undefined }, { attemptTimeoutMs: 500 })).toMatchObject({ attempt: 500 })
    expect(await timesOf({}, { attemptTimeoutMs: 30_000 })).toMatchObject({ attempt: 30_000 })
    expect(await timesOf({}, { deadlineMs: 1000 })).toMatchObject({ attempt: 1000 })
  })

  it('leaves the deadline 120 s longer, so that another one is possible', async () => {
    let requests = 0
    const { bulk, clock } = steps(
      [
        () => {
          requests++
          clock.advance(120_000)
          return lost('ECONNREFUSED')()
        },
      ],
      { attemptTimeoutMs: 1_000_000 },
    )
    await expect(bulk.stage(megabyte)).rejects.toMatchObject({ code: 'NETWORK', outcome: 'not-sent' })
    expect(requests).toBe(3)
  })

  it('may take what the call says, and no more than its deadline', async () => {
    expect(await timesOf({ attemptTimeoutMs: 500 })).toMatchObject({ attempt: 500 })
    expect(await timesOf({ deadlineMs: 400 })).toMatchObject({ attempt: 400 })
  })
})

describe('a large body', () => {
  it('leaves as a stream of chunks of 256 kB at most, small records together, with its exact length', async () => {
    const records = [1, 70_000, 400_000, 2, 3, ...Array(100).fill(9000)].map((size) =>
      bytes(`{"a":"${'é'.repeat(size)}"}`),
    )
    const expected = `{"UserProfilePreferences":[${records.map((one) => new TextDecoder().decode(one)).join()}]}`
    const chunks: number[] = []
    const { bulk } = steps([report()], {
      fetch: async (_, init = {}) => {
        const parts: Uint8Array[] = []
        for await (const chunk of init.body as unknown as AsyncIterable<Uint8Array>) parts.push(chunk)
        chunks.push(...parts.map(({ length }) => length))
        expect(Buffer.concat(parts).toString()).toBe(expected)
        expect(new Headers(init.headers).get('content-length')).toBe(String(Buffer.byteLength(expected)))
        expect(init).toMatchObject({ duplex: 'half' })
        return report()()
      },
    })
    await bulk.stage(records)
    expect(Math.max(...chunks)).toBe(262_144)
    expect(chunks.length).toBeLessThan(15)
  })

  it('arrives whole over a socket, not in chunks of unknown number', async () => {
    const headers: unknown[] = []
    const server = await serve((response, { body }) => {
      headers.push(response.req.headers['content-length'], response.req.headers['transfer-encoding'], body.length)
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(reportText())
    })
    const { bulk } = steps([], { baseUrl: server.url, fetch: undefined as never })
    await bulk.stage(Array.from({ length: 1000 }, (_, index) => ({ ProfileId: index, Text: 'x'.repeat(1000) })))
    const size = server.seen[0]?.body.length
    expect(headers).toEqual([String(size), undefined, size])
    expect(server.seen[0]?.url).toBe(`/ACME_CORP/Import/${token}`)
  })

  it.each(['Deno/2.9.6', 'Mozilla/5.0', undefined])(
    'leaves as a Blob from %s, which sends no stream with its length',
    async (userAgent) => {
      vi.stubGlobal('navigator', userAgent === undefined ? undefined : { userAgent })
      let body: unknown
      const { bulk } = steps([], {
        fetch: async (_, init = {}) => {
          body = init.body
          expect(new Headers(init.headers).has('content-length')).toBe(false)
          return report()()
        },
      })
      await bulk.stage([{ a: 1 }, { b: 2 }])
      expect(body).toBeInstanceOf(Blob)
      expect(await (body as Blob).text()).toBe('{"UserProfilePreferences":[{"a":1},{"b":2}]}')
    },
  )
})

it('execute has no body, and no type of one [L08]', async () => {
  const { bulk, seen } = steps([report()])
  await bulk.execute()
  expect(seen).toMatchObject([{ method: 'POST', url: `${address}/Execute`, body: undefined }])
  expect(seen[0]?.headers).not.toHaveProperty('content-type')
})
