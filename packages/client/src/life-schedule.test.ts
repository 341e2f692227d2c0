import { array, asyncProperty, boolean, assert as check, constantFrom, record } from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClient, isBulkImportError, type Outcome } from './index.ts'
import { type BulkImport, continueImport } from './provisional.ts'
import { systemRuntime } from './runtime.ts'
import { type BookReply, bookReplies, openBooks } from './testing/books.ts'
import { closeServers, deadAddress, serve, type TestServer } from './testing/servers.ts'
import { token } from './testing/steps.ts'

const runs = Number(process.env.BULK_IMPORT_RUNS ?? 10_000) / 5

const schedules = record({
  /** What happens to one request after the other; afterwards all is well. */
  replies: array(constantFrom(...bookReplies, 'none', 'none', 'none', 'none'), { maxLength: 8 }),
  canRefresh: boolean(),
  maxAttempts: constantFrom(1, 3),
  read: constantFrom('retrieveStatus', 'retrieveExceptions'),
  /** Whether the caller stages again when it was told that the records may have been taken. */
  isCareless: boolean(),
})

let server: TestServer
let dead: string
let books: ReturnType<typeof openBooks>
let plan: BookReply[]

beforeAll(async () => {
  dead = await deadAddress()
  server = await serve((response, seen) => books.respond(response, seen, plan.shift() ?? 'none'))
})
afterAll(closeServers)

/** A request that meets a refused connection never leaves this machine. */
const fetchOverSockets: typeof fetch = (url, init) => {
  const refuses = plan[0] === 'refused connection'
  if (refuses) plan.shift()
  return fetch(refuses ? String(url).replace(server.url, dead) : url, init)
}

function begin(canRefresh: boolean, maxAttempts: number): BulkImport {
  const client = createClient({
    clientId: 'ACME_CORP',
    auth: canRefresh ? () => 'Bearer any' : 'Bearer any',
    baseUrl: server.url,
    fetch: fetchOverSockets,
    maxAttempts,
    runtime: { ...systemRuntime, random: () => 0 }, // no wait between attempts
  })
  return continueImport(client, { accessToken: token })
}

/** Calls until the request was taken, or may have been; four times at most. */
async function insist(call: () => Promise<unknown>, onEnd: (outcome: Outcome | 'done') => void): Promise<void> {
  for (let count = 0; count < 4; count++) {
    const outcome = await outcomeOf(call())
    onEnd(outcome)
    if (outcome !== 'not-sent' && outcome !== 'refused') return
  }
}

function outcomeOf(ending: Promise<unknown>): Promise<Outcome | 'done'> {
  return ending.then(
    () => 'done',
    (error: unknown) => (isBulkImportError(error) ? error.outcome : Promise.reject(error)),
  )
}

/** What a call may claim, given how often the server did in it what it was asked to. */
function judge(outcome: Outcome | 'done', times: number): void {
  const allowed = { done: [1], accepted: [1], unknown: [0, 1], refused: [0], 'not-sent': [0] }
  expect({ outcome, times, isTrue: allowed[outcome].includes(times) }).toEqual({ outcome, times, isTrue: true })
}

it('over sockets no record is taken twice unless the caller was warned, nothing is executed twice, and each outcome is true', async () => {
  const seen = new Set<string>()
  const property = asyncProperty(schedules, async ({ replies, canRefresh, isCareless, maxAttempts, read }) => {
    books = openBooks()
    plan = [...replies]
    const bulk = begin(canRefresh, maxAttempts)
    for (const id of ['first', 'second']) {
      let [before, warnings] = [0, 0]
      const stage = () =>
        insist(
          () => bulk.stage([{ Id: id }]),
          (outcome) => {
            judge(outcome, books.taken(id) - before)
            before = books.taken(id)
            if (outcome === 'unknown') warnings++
            seen.add(`stage ${outcome}`)
          },
        )
      await stage()
      if (isCareless && warnings > 0) await stage()
      expect(books.taken(id)).toBeLessThanOrEqual(1 + warnings)
    }
    let executions = 0
    await insist(
      () => bulk.execute(),
      (outcome) => {
        judge(outcome, books.executions() - executions)
        executions = books.executions()
        seen.add(`execute ${outcome}`)
      },
    )
    expect(books.executions()).toBeLessThanOrEqual(1)
    const records = bulk.retrieveExceptions()[Symbol.asyncIterator]()
    seen.add(`${read} ${await outcomeOf(read === 'retrieveStatus' ? bulk.retrieveStatus() : records.next())}`)
  })
  await check(property, { numRuns: runs, seed: 20261201 })
  for (const call of ['stage', 'execute', 'retrieveStatus', 'retrieveExceptions'])
    expect([...seen]).toContain(`${call} done`)
  for (const outcome of ['accepted', 'not-sent', 'refused', 'unknown']) {
    expect([...seen]).toEqual(expect.arrayContaining([`stage ${outcome}`, `execute ${outcome}`]))
  }
})
