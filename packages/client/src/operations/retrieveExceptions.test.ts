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

  it('takes numbers in any order: those that failed at staging may come before those of Execute [P21]', async () => {
    const { bulk } = steps([page(numbered(5, 70_000), true), page(numbered(2, 65_536), false)])
    expect(await collect(bulk.retrieveExceptions())).toEqual({ records: numbered(5, 70_000, 2, 65_536) })
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

  it('tells the hook of elements that are no objects, and gives them as they are [P23, L09]', async () => {
    const { bulk, told } = steps([page([1, { SequenceNumber: 2 }, null], false)])
    expect(await collect(bulk.retrieveExceptions())).toEqual({ records: [1, { SequenceNumber: 2 }, null] })
    const issues = [expect.objectContaining({ message: 'ExceptionsPage.UserProfilePreferences[0] must be an object' })]
    expect(told).toContainEqual(expect.objectContaining({ issues }))
  })

  it('shows no more than 100 characters of the name that the server gives the records [I12]', async () => {
    const body = JSON.stringify({ Count: 1, HasMore: false, [`a/${'x'.repeat(9000)}`]: [7] })
    const { bulk, told } = steps([json(200, body)])
    expect(await collect(bulk.retrieveExceptions())).toEqual({ records: [7] })
    const pointer = `/a~1${'x'.repeat(98)}/0`
    expect(told).toContainEqual(expect.objectContaining({ issues: [expect.objectContaining({ pointer })] }))
  })

  it('counts the records itself where Count is missing [C24]', async () => {
    const { bulk, seen } = steps([page(numbered(1, 2), true, { Count: undefined }), page([], false)])
    expect(await collect(bulk.retrieveExceptions())).toEqual({ records: numbered(1, 2) })
    expect(seen[1]?.url).toBe(`${address}/Exceptions?offset=3`)
  })
})

const unnumbered = (text: string, offset: number) => page([{ text }], true, { Offset: offset })

describe('retrieveExceptions ends with an error', () => {
  it.each<[string, ReturnType<typeof page>[], number[], string, string[]]>([
    [
      'at a page without records that has more [I13]',
      [page([], true)],
      [],
      '.HasMore must be false on a page without records, but is true',
      ['I13'],
    ],
    [
      'where an offset is ignored, and no record given twice [L09, I13]',
      [page(numbered(1, 2), true, { Offset: 1 }), page(numbered(1, 2), true, { Offset: 3 })],
      [1, 2],
      '.UserProfilePreferences[0].SequenceNumber must be given once, but was given before',
      ['L09', 'I13'],
    ],
    [
      'behind a page that begins with a record of the last one [L09, I13]',
      [page(numbered(1, 2), true), page(numbered(2, 3), false)],
      [1, 2, 2, 3],
      '.UserProfilePreferences[0].SequenceNumber must be given once, but was given before',
      ['L09', 'I13'],
    ],
    [
      'behind a page of more records than it says [P23, I12, I13]',
      [page(numbered(1, 2), true, { Count: 1 })],
      [1, 2],
      '.Count must be 2, the number of records, but is 1',
      ['P23', 'I12', 'I13'],
    ],
    [
      'behind a last page of fewer records than it says [P23, I12, I13]',
      [page(numbered(1), true), page(numbered(2), false, { Count: 5 })],
      [1, 2],
      '.Count must be 1, the number of records, but is 5',
      ['P23', 'I12', 'I13'],
    ],
    [
      'behind a page whose Count is a text [P23, I12, I13]',
      [page(numbered(1), false, { Count: '1' })],
      [1],
      '.Count must be 1, the number of records',
      ['P23', 'I12', 'I13'],
    ],
    [
      'where nobody says whether there is more [P23, C24]',
      [page(numbered(1), false, { HasMore: 'no' })],
      [1],
      '.HasMore must be true or false',
      ['P23', 'C24'],
    ],
    [
      'where no array has the records [P23, I12]',
      [json(200, '{"Count":0,"HasMore":false}')],
      [],
      ' must have exactly one array, the records, but has none',
      ['P23', 'I12'],
    ],
    [
      'where two may have them [P23, I12]',
      [json(200, '{"Count":0,"HasMore":false,"a":[],"b":[]}')],
      [],
      ' must have exactly one array, the records, but has 2',
      ['P23', 'I12'],
    ],
  ])('%s', async (_, replies, given, problem, ids) => {
    const { bulk, told } = steps(replies)
    const { records, error } = await collect(bulk.retrieveExceptions())
    expect(records).toEqual(numbered(...given))
    expect(error).toMatchObject({ code: 'CONTRACT_VIOLATION', outcome: 'unknown', isRetryable: false, ids })
    const start = 'retrieveExceptions failed: the 200 response breaks the contract: ExceptionsPage'
    expect(error?.message).toBe(`${start}${problem}. There may be more failed records.`)
    expect(told.filter((event) => Object(event).code === 'CONTRACT_VIOLATION')).toHaveLength(1)
    expect(told).toContainEqual(expect.objectContaining({ issues: [expect.objectContaining({ ids })] }))
  })

  it.each([
    ['the same page', 1, 2],
    ['two pages in turn', 2, 3],
    ['seven pages in turn', 7, 8],
  ])(
    'where records have no numbers and %s come for ever, each page with the offset that was asked for [I13]',
    async (_, period, requests) => {
      const replies = Array.from({ length: 50 }, (_, index) => unnumbered(`page ${index % period}`, index + 1))
      const { bulk, seen } = steps(replies)
      const { records, error } = await collect(bulk.retrieveExceptions())
      expect(error?.message).toContain('ExceptionsPage.UserProfilePreferences must differ from those of earlier pages')
      expect(seen).toHaveLength(requests)
      expect(records).toHaveLength(requests - 1)
    },
  )

  it('behind a page of which a part has no numbers, when the others come again [L09]', async () => {
    const { bulk } = steps([page([{ a: 1 }, ...numbered(1)], true), page([{ a: 2 }, ...numbered(1)], true)])
    const { records, error } = await collect(bulk.retrieveExceptions())
    expect(records).toEqual([{ a: 1 }, ...numbered(1), { a: 2 }, ...numbered(1)])
    expect(error?.message).toContain(
      'UserProfilePreferences[1].SequenceNumber must be given once, but was given before',
    )
  })

  it('of its own where records without numbers nest deeper than JSON can be written', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    const { bulk } = steps([json(200, `{"Count":1,"HasMore":true,"UserProfilePreferences":[${deep}]}`)])
    const { records, error } = await collect(bulk.retrieveExceptions())
    expect(records).toHaveLength(1)
    expect(error?.message).toContain('must differ from those of earlier pages')
  })

  it('not where records without numbers are alike on the last page', async () => {
    const { bulk } = steps([page([{}, {}], true), page([{}, {}], false)])
    expect(await collect(bulk.retrieveExceptions())).toEqual({ records: [{}, {}, {}, {}] })
  })

  it('at a list', async () => {
    const { error } = await collect(steps([json(200, '[]')]).bulk.retrieveExceptions())
    expect(error).toMatchObject({ code: 'CONTRACT_VIOLATION', outcome: 'unknown' })
  })
})

describe('retrieveExceptions stops', () => {
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

  it('when the signal of the client aborts', async () => {
    const controller = new AbortController()
    const { bulk } = steps([page(numbered(1, 2), false)], { signal: controller.signal })
    const { records, error } = await collect(bulk.retrieveExceptions(), () => controller.abort())
    expect(records).toEqual(numbered(1))
    expect(error).toMatchObject({ code: 'ABORTED' })
  })

  it('without an error when it is aborted after the last record of the last page', async () => {
    const controller = new AbortController()
    const { bulk } = steps([page(numbered(1, 2), false)])
    const ending = await collect(bulk.retrieveExceptions({ signal: controller.signal }), (count) => {
      if (count === 2) controller.abort()
    })
    expect(ending).toEqual({ records: numbered(1, 2) })
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
    ['limit', 2 ** 53],
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
