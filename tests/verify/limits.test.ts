import { cases } from '@bulk-import/contract/cases'
import { createMockFetch } from '@bulk-import/mock'
import { plan, UsageError, type VerifyOptions, verify } from '@bulk-import/verify'
import { describe, expect, it } from 'vitest'
import { changedMock, optionsFor, withVerdict } from './support/servers.ts'

/** A run against a new mock, which can be asked afterwards. */
async function run(more: Partial<VerifyOptions>) {
  const mock = createMockFetch()
  const report = await verify(optionsFor(mock, { fetch: mock, ...more }))
  return { mock, report }
}

/** A server that accepts whatever comes. */
function acceptingAll(): { fetch: typeof fetch; opened: () => number } {
  let opened = 0
  const accept = async () => {
    opened++
    return Response.json({ AccessToken: opened, Status: 'Initiated', Expires: '2099-01-01T00:00:00Z', Name: 'x' })
  }
  return { fetch: accept, opened: () => opened }
}

describe('maxImports', () => {
  it.each([1, 2, 5, 20])('of %i is reached and never exceeded, and each case beyond it says so', async (maxImports) => {
    const { mock, report } = await run({ maxImports })
    expect(mock.imports()).toHaveLength(maxImports)
    expect(report.changes.made).toBe(maxImports)
    const beyond = report.cases.filter(({ why }) => why?.code === 'max-imports')
    expect(beyond.length).toBeGreaterThan(0)
    expect(report.counts.fail).toBe(0)
  })

  it('of 0 sends nothing, since a server may accept what it should refuse', async () => {
    const { mock, report } = await run({ maxImports: 0 })
    expect(mock.requests()).toEqual([])
    expect(report.outcome).toBe('empty')
    expect(plan(optionsFor(mock, { maxImports: 0 }))).toMatchObject({ requests: 0, changes: 0, maximumChanges: 0 })
  })

  it.each([1, 4])('holds with a server that accepts everything, %i requests at a time', async (concurrency) => {
    const server = acceptingAll()
    const report = await verify(
      optionsFor({ url: 'https://mock.invalid' }, { fetch: server.fetch, maxImports: 5, concurrency }),
    )
    expect(server.opened()).toBe(5)
    expect(report.changes.made).toBe(5)
  })

  it('is spent on the cases that show most statements: five show four fifths of what all show', async () => {
    const few = await run({ maxImports: 5 })
    const all = await run({})
    expect(withVerdict(few.report, 'pass').length).toBeGreaterThan(withVerdict(all.report, 'pass').length * 0.8)
  })
})

describe('a deletion', () => {
  const deletions = new Set(cases.filter(({ isDeletion }) => isDeletion).map(({ id }) => id))
  const sent = (mock: ReturnType<typeof createMockFetch>) => mock.imports().map(({ settings }) => settings.ImportAction)

  it('is never accepted unless allowDeletions is set', async () => {
    const mock = createMockFetch()
    const { allowDeletions: _, ...rest } = optionsFor(mock, { fetch: mock })
    const report = await verify(rest)
    expect(sent(mock)).not.toContain('Delete')
    expect(report.cases.filter(({ why }) => why?.option === 'allowDeletions').length).toBeGreaterThan(10)
    expect(sent((await run({})).mock)).toContain('Delete')
  })

  it('is not sent at all where allowDeletions is false, and a user for one is refused', () => {
    const withUser = optionsFor({ url: 'https://mock.invalid' }, { allowDeletions: false })
    expect(() => plan(withUser)).toThrow(expect.objectContaining({ option: 'authorizationWithoutDelete' }))
    const { authorizationWithoutDelete: _, ...without } = withUser
    const sent = plan(without).cases.filter(({ skip }) => skip === undefined)
    expect(sent.filter(({ id }) => deletions.has(id))).toEqual([])
  })

  it('is not sent in any spelling that a lenient server might take for one', async () => {
    const bodies: string[] = []
    const server = changedMock({
      instead: async (request) => {
        bodies.push(await request.text())
        return undefined
      },
    })
    const { unknownClientId: _, authorizationWithoutDelete: __, ...rest } = optionsFor({ url: 'https://mock.invalid' })
    await verify({ ...rest, fetch: server, allowDeletions: false })
    expect(bodies.length).toBeGreaterThan(200)
    expect(bodies.filter((body) => /delet/i.test(body))).toEqual([])
  })
})

describe('a case that needs what is not given', () => {
  it('is skipped, and the statement says what would prove it', async () => {
    const mock = createMockFetch()
    const { unknownClientId: _, authorizationWithoutDelete: __, wrongAuthorization: ___, ...rest } = optionsFor(mock)
    const report = await verify({ ...rest, fetch: mock })
    const why = (id: string) => report.statements.find((statement) => statement.id === id)?.why
    expect(why('S29')).toMatchObject({ code: 'option-needed', option: 'unknownClientId' })
    expect(why('C16')).toMatchObject({ code: 'option-needed', option: 'authorizationWithoutDelete' })
    expect(report.counts).toMatchObject({ fail: 0, skip: 3 })
  })
})

describe('only', () => {
  it('chooses by each id of a report cases that show it', async () => {
    const options = { provisional: true, records: [{ a: 'good' }, { a: 'bad' }, { a: 'bad' }, { a: 'bad' }] }
    const recordRules = [{ pointer: '/a', equals: 'bad', at: 'staging', message: 'It is bad.' }] as const
    const withOnly = async (only: string[]) => {
      const mock = createMockFetch({ recordRules: [...recordRules] })
      return withVerdict(await verify(optionsFor(mock, { fetch: mock, ...options, only })), 'pass')
    }
    const shown = await withOnly([])
    expect(shown.length).toBeGreaterThan(80)
    for (const id of shown) expect(await withOnly([id])).toContain(id)
  })

  it('sends each case once, also where the simplest of a later step is the simplest of all', () => {
    const { cases } = plan(optionsFor({ url: 'https://mock.invalid' }, { provisional: true, only: 'retrieveStatus' }))
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
  })

  it.each([
    ['P14', 'No case matches `only`. P14 is not shown: No import is executed.'],
    ['I03', 'No case matches `only`. I03 is not shown: No request and no response shows it.'],
    ['Z99', 'No case matches `only`.'],
  ])('says why there is no case for %s', (only, message) => {
    expect(() => plan(optionsFor({ url: 'https://mock.invalid' }, { provisional: true, only }))).toThrow(message)
  })

  it('chooses the cases that show a statement, or whose id holds a text', () => {
    const mock = createMockFetch()
    const chosen = (only: string | string[]) => plan(optionsFor(mock, { only })).cases
    expect(chosen('S10').every(({ ids }) => ids.includes('S10'))).toBe(true)
    expect(chosen('media-type').every(({ id }) => id.includes('media-type'))).toBe(true)
    expect(chosen(['S10', 'media-type']).length).toBe(chosen('S10').length + chosen('media-type').length)
  })

  it('that chooses nothing is a usage error', () => {
    expect(() => plan(optionsFor({ url: 'https://mock.invalid' }, { only: 'S99' }))).toThrow(UsageError)
  })
})

describe('nameOption', () => {
  it('gives options other names, in errors and in reasons', async () => {
    const nameOption = (option: string) => `<${option}>`
    const mock = createMockFetch()
    expect(() => plan(optionsFor(mock, { nameOption, concurrency: 0 }))).toThrow(/<concurrency> must be a whole number/)
    const { unknownClientId: _, ...options } = optionsFor(mock, { fetch: mock, nameOption, maxImports: 2 })
    const report = await verify(options)
    const reasons = report.cases.flatMap(({ why }) => (why?.option === undefined ? [] : [why]))
    expect(new Set(reasons.map(({ option }) => option))).toEqual(new Set(['maxImports', 'unknownClientId']))
    for (const { option, message } of reasons) expect(message).toContain(`<${option}>`)
  })

  it('does not touch what the server says', async () => {
    const respond = async () => Response.json({ Message: 'baseUrl, clientId, as values' }, { status: 400 })
    const report = await verify(
      optionsFor({ url: 'https://mock.invalid' }, { fetch: respond, nameOption: () => 'option' }),
    )
    expect(report.cases[0]?.actual?.body).toContain('baseUrl, clientId, as values')
  })
})

describe('an option that cannot be used is refused before anything is sent', () => {
  it.each<[string, Partial<VerifyOptions>]>([
    ['a baseUrl that is none', { baseUrl: 'nowhere' }],
    ['a baseUrl in clear', { baseUrl: 'http://api.example.org' }],
    ['a baseUrl with credentials', { baseUrl: 'https://me:secret@api.example.org' }],
    ['a baseUrl with a query', { baseUrl: 'https://api.example.org/?x=1' }],
    ['a clientId that climbs', { clientId: '..' }],
    ['a concurrency of 0', { concurrency: 0 }],
    ['a timeout that is no number', { timeoutMs: Number.NaN }],
    ['a credential of two lines', { authorization: 'Bearer a\nb' }],
  ])('%s', async (_, more) => {
    const mock = createMockFetch()
    const run = verify(optionsFor(mock, { fetch: mock, ...more }))
    await expect(run).rejects.toThrow(UsageError)
    await expect(run).rejects.toMatchObject({ code: 'USAGE', option: Object.keys(more)[0] })
    await expect(run).rejects.not.toThrow(/secret/)
    expect(mock.requests()).toEqual([])
  })
})
