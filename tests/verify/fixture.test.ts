import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Contract } from '../../packages/verify/src/contract.ts'
import type { RunOptions } from '../../packages/verify/src/options.ts'
import { resolveOptions } from '../../packages/verify/src/resolve-options.ts'
import { makeReport } from '../../packages/verify/src/results/make-report.ts'
import { planOf } from '../../packages/verify/src/run/plan.ts'
import { generateFixture } from '../fixture/generate.ts'
import { createToolLibrary } from '../fixture/server.ts'
import { withVerdict } from './support/servers.ts'

type Generated = Pick<Contract, 'operations' | 'checks' | 'constraints' | 'statements'>

let contract: Contract
let remove: () => void

beforeAll(async () => {
  const fixture = await generateFixture()
  remove = fixture.remove
  const { operations, checks, constraints, statements } = await fixture.load<Generated>('index.ts')
  const { cases, caseSubjects } = await fixture.load<Pick<Contract, 'cases' | 'caseSubjects'>>('cases.ts')
  const generated = { operations, checks, constraints, statements, cases, caseSubjects }
  contract = { title: 'Tool library', version: '1.0.0', ...generated, mediaTypeIds: [], needs: {}, adapters: {} }
})
afterAll(() => remove())

const account = { parameters: {}, authorization: 'Bearer card' }
const standIns = {
  wrongAuthorization: { parameters: {}, authorization: 'Bearer stolen' },
  unknownToolId: { parameters: { toolId: 'nobody-has-it' }, authorization: 'Bearer card' },
}

function settingsFor(server: typeof fetch, more: Partial<RunOptions> = {}) {
  const options: RunOptions = { baseUrl: 'https://tools.invalid', fetch: server, allowDeletions: true, ...more }
  return resolveOptions(options, contract, { account, standIns, validators: {}, required: [] })
}

type Change = (response: Response, request: Request) => Response | Promise<Response>

/** The library, with other responses. */
function changed(change: Change): typeof fetch {
  const library = createToolLibrary()
  return async (input, init) => {
    const request = new Request(input, init)
    return change(await library(request.clone()), request)
  }
}

const on =
  (method: string, change: Change): Change =>
  (response, request) =>
    request.method === method && response.ok ? change(response, request) : response
const json =
  (change: (body: never) => unknown): Change =>
  async (response) =>
    Response.json(change((await response.json()) as never), { status: response.status })

const list = 'GET /tools'
const add = 'POST /tools'
const lend = 'POST /tools/{toolId}/loans'
const end = 'DELETE /tools/{toolId}'

describe('a contract that has nothing to do with imports', () => {
  it('passes against a server that keeps it, with as many requests and changes as planned', async () => {
    const settings = settingsFor(createToolLibrary())
    const planned = planOf(settings)
    const report = await makeReport(settings)
    expect(report.cases.filter(({ verdict }) => verdict !== 'pass')).toEqual([])
    expect(report).toMatchObject({ outcome: 'pass', requests: planned.requests })
    expect(withVerdict(report, 'pass')).toEqual([list, add, end, lend])
    // A body with a byte order mark may be taken or refused; the library takes it.
    expect(report.changes).toEqual({ made: planned.changes, possible: 0 })
    expect(planned.changes).toBeLessThan(planned.maximumChanges)
  })

  it('is counted against maxImports with each request that a case needs before it', async () => {
    const report = await makeReport(settingsFor(createToolLibrary(), { maxImports: 9 }))
    expect(report.changes.made).toBeLessThanOrEqual(9)
    expect(report.counts.skip).toBeGreaterThan(20)
    expect(report.cases.filter(({ why }) => why !== undefined && why.code !== 'max-imports')).toEqual([])
    const none = await makeReport(settingsFor(createToolLibrary(), { maxImports: 0 }))
    expect(none).toMatchObject({ outcome: 'empty', requests: 0, changes: { made: 0, possible: 0 } })
  })

  it('sends no deletion unless allowDeletions is set', async () => {
    const methods: string[] = []
    const library = createToolLibrary()
    const server: typeof fetch = (input, init) => {
      methods.push(init?.method ?? '')
      return library(input, init)
    }
    const report = await makeReport(settingsFor(server, { allowDeletions: false }))
    expect(methods).not.toContain('DELETE')
    expect(withVerdict(report, 'skip')).toEqual([end])
  })

  it('says which request did not give what a case needs', async () => {
    const server = changed(
      on(
        'POST',
        json((body: object) => (Array.isArray(body) ? [{}] : body)),
      ),
    )
    const report = await makeReport(settingsFor(server))
    expect(withVerdict(report, 'fail')).toEqual([add])
    const whys = report.cases.flatMap(({ operationId, why }) => (operationId === 'removeTool' && why ? [why] : []))
    expect(whys[0]).toEqual({
      code: 'not-prepared',
      message: 'It needs addTools/example/smallest before it, which gave no toolId.',
    })
  })
})

describe('a server of another contract fails that', () => {
  it.each<[what: string, failing: string[], change: Change]>([
    ['answers a deletion with 200', [end], on('DELETE', () => Response.json({}))],
    [
      'answers a deletion of nothing with 410',
      [end, lend],
      (response) => (response.status === 404 ? Response.json({ problem: '' }, { status: 410 }) : response),
    ],
    [
      'lists more than 100',
      [list],
      (response, { url }) => (url.includes('limit=101') ? Response.json(null) : response),
    ],
    ['lists in words', [list], on('GET', () => Response.json('none'))],
    [
      'counts in words',
      [list],
      on(
        'GET',
        json((body: object | null) => body && { ...body, total: 'many' }),
      ),
    ],
    [
      'does not know branches',
      [list, add],
      (response, { headers }) => (headers.has('x-branch') ? Response.json({ problem: '' }, { status: 400 }) : response),
    ],
    [
      'adds with 200',
      [add],
      async (response) => (response.status === 201 ? Response.json(await response.json()) : response),
    ],
    [
      'adds an object',
      [add],
      on(
        'POST',
        json((body: unknown) => (Array.isArray(body) ? { id: 'x' } : body)),
      ),
    ],
    [
      'adds tools of no kind',
      [add],
      on(
        'POST',
        json((body: object[]) => (Array.isArray(body) ? body.map((one) => ({ ...one, kind: null })) : body)),
      ),
    ],
    [
      'lends for days in words',
      [lend],
      on(
        'POST',
        json((body: object) => ('loanId' in body ? { ...body, days: 'some' } : body)),
      ),
    ],
    [
      'labels its loans as text',
      [lend],
      async (response) => {
        const text = await response.text()
        return new Response(text || null, {
          status: response.status,
          headers: { 'Content-Type': text.includes('loanId') ? 'text/plain' : 'application/json' },
        })
      },
    ],
    [
      'describes no problem',
      [list, add, end, lend],
      (response) => (response.status === 401 ? new Response('no', { status: 401 }) : response),
    ],
  ])('%s: %j', async (_, failing, change) => {
    const report = await makeReport(settingsFor(changed(change)))
    expect(withVerdict(report, 'fail')).toEqual(failing)
    expect(report.outcome).toBe('fail')
  })
})
