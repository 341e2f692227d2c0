import { describe, expect, it } from 'vitest'
import { address, json, steps } from '../testing/steps.ts'

const page = (records: unknown[], hasMore: boolean, more: object = {}) =>
  json(200, JSON.stringify({ Count: records.length, HasMore: hasMore, UserProfilePreferences: records, ...more }))
const numbered = (...numbers: number[]) => numbers.map((SequenceNumber) => ({ SequenceNumber }))

/** What is given before the end, and how it ends. */
async function collect(iterable: AsyncIterable<unknown>, onRecord: (count: number) => void = () => undefined) {
  const records: unknown[] = []
  try {
    for await (const record of iterable) {
      records.push(record)
      onRecord(records.length)
    }
    return { records }
  } catch (error) {
    return { records, error: error as Error & { code: string } }
  }
}

describe('retrieveExceptions', () => {
  it('gives the records of all pages, each from where the one before ends [P22, P23, I13]', async () => {
    const { bulk, seen, told } = steps([page(numbered(1, 2), true), page(numbered(5), true), page([], false)])
    expect(await collect(bulk.retrieveExceptions())).toEqual({ records: numbered(1, 2, 5) })
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual(
      [1, 3, 4].map((offset) => `GET ${address}/Exceptions?offset=${offset}`),
    )
    expect(told).not.toContainEqual(expect.objectContaining({ issues: expect.anything() }))
  })

  it('asks for no page before it is read, and for as many records as it may', async () => {
    const { bulk, seen } = steps([page(numbered(1), true), page(numbered(2), false)])
    const records = bulk.retrieveExceptions({ limit: 7 })[Symbol.asyncIterator]()
    expect(seen).toHaveLength(0)
    await records.next()
    expect(seen.map(({ url }) => url)).toEqual([`${address}/Exceptions?limit=7&offset=1`])
  })

  it('takes any one array for the records, and among several the one that is expected [I12]', async () => {
    const other = json(200, '{"Count":1,"HasMore":false,"Failures":[{"a":1}]}')
    expect(await collect(steps([other]).bulk.retrieveExceptions())).toEqual({ records: [{ a: 1 }] })
    const two = page(numbered(1), false, { Notes: [7] })
    expect(await collect(steps([two]).bulk.retrieveExceptions())).toEqual({ records: numbered(1) })
    const inferred = { recordsProperty: 'Notes' }
    expect(await collect(steps([two], { inferred }).bulk.retrieveExceptions({ raw: true }))).toEqual({ records: ['7'] })
  })

  it('gives the texts of the records on request, with integers that no double holds', async () => {
    const text = '{"HasMore":false,"Count":2,"UserProfilePreferences":[{\n "ProfileId": 9007199254740993 },\r\n{}]}'
    const { bulk } = steps([json(200, text)])
    expect(await collect(bulk.retrieveExceptions({ raw: true }))).toEqual({
      records: ['{ "ProfileId": 9007199254740993 }', '{}'],
    })
  })

  it('follows Count, and tells the hook where a page has another number of records [I13]', async () => {
    const { bulk, seen, told } = steps([page(numbered(1, 2), true, { Count: 1 }), page(numbered(2), false)])
    expect(await collect(bulk.retrieveExceptions())).toEqual({ records: numbered(1, 2, 2) })
    expect(seen[1]?.url).toBe(`${address}/Exceptions?offset=2`)
    expect(told).toContainEqual(
      expect.objectContaining({ issues: [expect.objectContaining({ pointer: '/Count', ids: ['P23', 'I12'] })] }),
    )
  })

  it('counts the records itself where Count is missing [C24]', async () => {
    const { bulk, seen } = steps([page(numbered(1, 2), true, { Count: undefined }), page([], false)])
    expect(await collect(bulk.retrieveExceptions())).toEqual({ records: numbered(1, 2) })
    expect(seen[1]?.url).toBe(`${address}/Exceptions?offset=3`)
  })
})

describe('retrieveExceptions stops', () => {
  it.each<[string, ReturnType<typeof page>[], object, number]>([
    ['at a page without records that has more', [page([], true)], { ids: ['I13'] }, 0],
    ['at a page that comes again', [page(numbered(1), true)], { ids: ['I13'] }, 1],
    ['where nobody says whether there is more', [page([], false, { HasMore: 'no' })], { ids: ['P23', 'C24'] }, 0],
    [
      'where no array has the records',
      [json(200, '{"Count":0,"HasMore":false}')],
      { ids: expect.arrayContaining(['I12']) },
      0,
    ],
    ['where two may have them', [json(200, '{"Count":0,"HasMore":false,"a":[],"b":[]}')], {}, 0],
    ['at a list', [json(200, '[]')], {}, 0],
  ])('%s, and says why', async (_, replies, more, given) => {
    const { bulk } = steps(replies)
    const { records, error } = await collect(bulk.retrieveExceptions())
    expect(error).toMatchObject({ code: 'CONTRACT_VIOLATION', outcome: 'unknown', ...more })
    expect(error?.message).toMatch(/^retrieveExceptions failed: the 200 response breaks the contract: ExceptionsPage/)
    expect(records).toHaveLength(given)
  })

  it('when it is aborted between two pages, before the next is asked for', async () => {
    const controller = new AbortController()
    const { bulk, seen } = steps([page(numbered(1, 2), true), page(numbered(3), false)])
    const { records, error } = await collect(bulk.retrieveExceptions({ signal: controller.signal }), (count) => {
      if (count === 2) controller.abort()
    })
    expect(records).toEqual(numbered(1, 2))
    expect(error).toMatchObject({ code: 'ABORTED', outcome: 'not-sent' })
    expect(seen).toHaveLength(1)
  })

  it('when it is aborted within a page, also within the last', async () => {
    const controller = new AbortController()
    const { bulk, told } = steps([page(numbered(1, 2, 3), false)])
    const { records, error } = await collect(bulk.retrieveExceptions({ signal: controller.signal }), () =>
      controller.abort(),
    )
    expect(records).toEqual(numbered(1))
    expect(error).toMatchObject({ code: 'ABORTED' })
    expect(told).toContainEqual(expect.objectContaining({ code: 'ABORTED' }))
  })

  it('when it is aborted while a page is on its way', async () => {
    const controller = new AbortController()
    const { bulk } = steps([() => new Promise(() => controller.abort())])
    const { error } = await collect(bulk.retrieveExceptions({ signal: controller.signal }))
    expect(error).toMatchObject({ code: 'ABORTED' })
  })

  it.each([
    ['limit', 0],
    ['limit', 1.5],
    ['limit', '1'],
    ['raw', 1],
    ['maxBodyBytes', 0],
    ['offset', 1],
  ])('before it begins where %s is %j', async (option, value) => {
    const { bulk, seen } = steps([page([], false)])
    const { error } = await collect(bulk.retrieveExceptions({ [option]: value }))
    expect(error).toMatchObject({ code: 'USAGE', option })
    expect(seen).toEqual([])
  })
})

it('a page may be larger than other responses, by an option of its own', async () => {
  const large = page([{ Text: 'x'.repeat(2_000_000) }], false)
  expect((await collect(steps([large]).bulk.retrieveExceptions())).records).toHaveLength(1)
  const { error } = await collect(steps([large]).bulk.retrieveExceptions({ maxBodyBytes: 1_000_000 }))
  expect(error).toMatchObject({
    code: 'UNREADABLE_RESPONSE',
    message: expect.stringContaining('larger than the client reads'),
  })
})
