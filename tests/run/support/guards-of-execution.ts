import assert from 'node:assert/strict'
import type { JournalEvent, Progress, RunSettings } from '@bulk-import/run'
import { assertEnd, changed, dieAfter, executions, hour, type Proof } from './proof.ts'
import { nameOf } from './scenarios.ts'
import { createWorld, isRunError, lines } from './world.ts'

type World = ReturnType<typeof createWorld>

const isStatus = (request: Request) => /Status$/.test(request.url)
const isExecute = (request: Request) => /Execute$/.test(request.url)

/** A run that ends in doubt whether it was executed: its Execute never arrives. */
async function inDoubt(world: World, start: () => Promise<unknown>): Promise<void> {
  world.between(async (request, send) => {
    if (isExecute(request)) throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } })
    return send(request)
  })
  await start()
  world.between((request, send) => send(request))
  assert.equal(executions(world), 0)
}

/** Answers the first Execute with a refusal, and lets it be taken all the same: at once when `isTaken`, or never. */
function refuseFirst(world: World, isTaken: boolean): { take: () => Promise<unknown> } {
  let first: Request | undefined
  const taken = { take: async () => undefined as unknown }
  world.between(async (request, send) => {
    if (!isExecute(request) || first !== undefined) return send(request)
    first = request.clone()
    if (isTaken) taken.take = () => send(first as Request)
    return Response.json({ Message: 'No.' }, { status: 400 })
  })
  return taken
}

const failing = (at: 'staging' | 'execution', ...ids: number[]) =>
  ids.map((equals) => ({ pointer: '/ProfileId', equals, at, message: 'No.' }) as const)

/** What steps 6 to 9 refuse to do, besides. */
export const guardsOfExecution: Record<string, Proof> = {
  async '6. an Execute that was refused and yet taken is not sent again'(runPackage) {
    const world = createWorld(runPackage, { deviate: ['second-execute'] })
    const { take } = await lateExecute(world)
    await take()
    assert.equal(nameOf(await world.resume()), 'imported')
    assert.equal(executions(world), 1)
  },
  async '6. an import that was executed by then is not executed again'(runPackage) {
    const world = createWorld(runPackage, { deviate: ['second-execute'] })
    await world.start()
    world.onDisk.splice(world.onDisk.findIndex(({ event }) => event === 'executing'))
    assert.equal(nameOf(await world.resume()), 'imported')
    assert.equal(executions(world), 1)
  },
  async '6. an import in a state that we do not know is not executed'(runPackage) {
    const world = createWorld(runPackage)
    await world.start({ stageOnly: true })
    world.between(async (request, send) =>
      changed(await send(request), () => (isStatus(request) ? { Status: 'Expired' } : {})),
    )
    assertEnd(await world.resume(), 'DOUBT', 'restart', 'not-executed')
    assert.equal(executions(world), 0)
  },
  async '6. an import that is only staged is counted, and its failed records are kept'(runPackage) {
    const world = createWorld(runPackage, { recordRules: failing('staging', 4, 5) })
    const end = await world.start({ stageOnly: true })
    assert.ok(end !== 'crashed' && !isRunError(end) && end.outcome === 'staged')
    const { sent, failed, failedRecords, isFailedComplete, counters } = end
    assert.deepEqual([sent, failed, failedRecords, isFailedComplete], [7, 2, 2, true])
    assert.equal(counters.TotalRecordsReceived, 7)
    assert.equal(world.failedFiles.at(-1)?.length, 2)
    assert.equal(executions(world), 0)
  },
  async '6. a message names few codes, and nothing that may be part of a record'(runPackage) {
    for (const [codes, expected] of [
      [['E17', 'planted@example.com', 'E17', 4], 'at staging (E17: 2, 4: 1). Nothing'],
      [Array.from({ length: 2700 }, (_, index) => `E${index}`), 'at staging. Nothing'],
    ] as const) {
      const world = createWorld(runPackage, { recordRules: failing('staging', 4) })
      world.between(async (request, send) =>
        changed(await send(request), (body) => {
          const [record] = Array.isArray(body.UserProfilePreferences) ? body.UserProfilePreferences : []
          const Exceptions = codes.map((Code) => ({ Code, Message: 'planted' }))
          return record === undefined ? {} : { UserProfilePreferences: [{ ...record, Exceptions }] }
        }),
      )
      const end = await world.start()
      assert.ok(isRunError(end) && end.message.includes(expected), nameOf(end))
      assert.ok(!end.message.includes('planted'))
      assert.deepEqual(end.change, { maxFailed: 1 })
    }
  },
  async '7. an import that was refused to be executed, and was taken since, is not left for a new one'(runPackage) {
    const world = createWorld(runPackage)
    const { take } = await lateExecute(world)
    await take()
    assertEnd(await world.resume({ restart: true }), 'USAGE', 'resume', 'perhaps-executed')
    assert.equal(world.mock.imports().length, 1)
  },
  async '7. an import of which nobody can tell is not left for a new one'(runPackage) {
    for (const [members, code] of [
      [{ Status: 'Cancelled' }, 'DOUBT'],
      [{ Status: 5 }, 'NO_STATUS'],
    ] as const) {
      const world = createWorld(runPackage)
      refuseFirst(world, false)
      await world.start()
      world.between(async (request, send) => changed(await send(request), () => (isStatus(request) ? members : {})))
      const end = await world.resume({ restart: true })
      assert.equal(nameOf(end), code)
      assert.notEqual(isRunError(end) && end.next, 'restart')
      assert.equal(world.mock.imports().length, 1)
    }
  },
  async '7. an import whose Execute was refused, and which nobody can ask any more, is not left for a new one'(
    runPackage,
  ) {
    const world = createWorld(runPackage, { tokenLifeMs: hour })
    refuseFirst(world, false)
    await world.start()
    world.move(2 * hour)
    for (const restart of [false, true])
      assertEnd(await world.resume({ restart }), 'RESULT_NOT_SEEN', null, 'perhaps-executed')
    assert.equal(world.mock.imports().length, 1)
  },
  async '7. an import whose Execute was refused, and which is still staged, may be left for a new one'(runPackage) {
    const world = createWorld(runPackage)
    refuseFirst(world, false)
    await world.start()
    assert.equal(nameOf(await world.resume({ restart: true })), 'imported')
    assert.equal(executions(world), 1)
  },
  async '7. a run that was finished is not left for a new one in its journal'(runPackage) {
    const world = createWorld(runPackage)
    await world.start()
    assertEnd(await world.resume({ restart: true }), 'USAGE', null, 'nothing-sent')
    assert.equal(world.mock.imports().length, 1)
  },
  async '7. one that was never in doubt is not executed again'(runPackage) {
    const world = createWorld(runPackage)
    await world.start({ stageOnly: true })
    assertEnd(await world.resume({ executeAgain: true }), 'USAGE', 'resume', 'not-executed')
    assert.equal(executions(world), 0)
  },
  async '7. a deletion is executed again only when a person confirms it with the counters'(runPackage) {
    const world = createWorld(runPackage)
    await inDoubt(world, () => world.startDeletion({ confirm: () => true }))
    assertEnd(await world.resume({ executeAgain: true }), 'NOT_CONFIRMED', 'execute-again', 'perhaps-executed')
    assert.equal(executions(world), 0)
    const asked: unknown[] = []
    const confirm: RunSettings['confirm'] = ({ when, report }) => asked.push(when, report?.TotalRecordsReceived) > 0
    assert.equal(nameOf(await world.resume({ executeAgain: true, confirm })), 'imported')
    assert.deepEqual(asked, ['before-execute', 7])
  },
  async '6. as many failed records as may are remembered by the journal'(runPackage) {
    const world = createWorld(runPackage, { recordRules: failing('staging', 4) })
    await world.start({ maxFailed: 1, stageOnly: true })
    assert.equal(nameOf(await world.resume()), 'partly-imported')
  },
  async '7. what is executed again is counted again, and all else that holds before Execute'(runPackage) {
    const fewer = createWorld(runPackage)
    await inDoubt(fewer, () => fewer.start())
    fewer.between(async (request, send) =>
      changed(await send(request), () => (isStatus(request) ? { TotalRecordsReceived: 3 } : {})),
    )
    assertEnd(await fewer.resume({ executeAgain: true }), 'DOUBT', null, 'perhaps-executed')
    const failed = createWorld(runPackage, { recordRules: failing('staging', 4) })
    await inDoubt(failed, () => failed.start({ maxFailed: 1 }))
    assertEnd(
      await failed.resume({ executeAgain: true, maxFailed: 0 }),
      'TOO_MANY_FAILED',
      'execute-again',
      'perhaps-executed',
    )
    const late = createWorld(runPackage, { tokenLifeMs: 3 * hour })
    await inDoubt(late, () => late.start())
    late.move(2 * hour)
    const tooLong = { executeAgain: true, minLifeMs: 2 * hour }
    assertEnd(await late.resume(tooLong), 'TOKEN_ENDS', 'execute-again', 'perhaps-executed')
    const other = createWorld(runPackage)
    await inDoubt(other, () => other.start())
    other.writeFile(lines.toReversed())
    const end = await other.resume({ executeAgain: true })
    assertEnd(end, 'INPUT_CHANGED', null, 'perhaps-executed')
    assert.equal(isRunError(end) && end.hint, 'Bring the input back as it was.')
    assert.deepEqual([fewer, failed, late, other].map(executions), [0, 0, 0, 0])
  },
  async '7. one that a person orders again waits until the first can have arrived'(runPackage) {
    const world = createWorld(runPackage, { deviate: ['second-execute'] })
    let arrivesMs = Number.POSITIVE_INFINITY
    let arrive = async () => undefined as unknown
    world.between(async (request, send) => {
      if (isExecute(request) && arrivesMs === Number.POSITIVE_INFINITY) {
        arrivesMs = world.now() + 20_000
        const first = request.clone()
        arrive = async () => {
          arrive = async () => undefined
          await send(first)
        }
        return new Response(null, { status: 502 })
      }
      if (world.now() >= arrivesMs) await arrive()
      return send(request)
    })
    dieAfter(world, 'executing', 'after')
    assert.equal(await world.start(), 'crashed')
    assert.equal(nameOf(await world.resume({ executeAgain: true })), 'imported')
    await arrive()
    assert.equal(executions(world), 1)
  },
  async '7. what is said of a second Execute says nothing of the first'(runPackage) {
    const world = createWorld(runPackage)
    await inDoubt(world, () => world.start())
    refuseFirst(world, false)
    const end = await world.resume({ executeAgain: true })
    assertEnd(end, 'EXECUTE_UNKNOWN', 'execute-again', 'perhaps-executed')
    assert.match(
      String(isRunError(end) && end.message),
      /^Execute had the response 400, and the status is Staging all the same\. Whether/,
    )
    assertEnd(await world.resume({ restart: true }), 'USAGE', 'resume', 'perhaps-executed')
  },
  async '7. an Execute that did not leave was not sent, and needs no other word'(runPackage) {
    const world = createWorld(runPackage)
    let isDown = false
    world.between(async (request, send) => {
      isDown ||= isExecute(request)
      if (isDown) throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } })
      return send(request)
    })
    const end = await world.start()
    assertEnd(end, 'EXECUTE_NOT_SENT', 'resume', 'not-executed')
    assert.match(String(isRunError(end) && end.message), /The import was not executed\.$/)
    world.between((request, send) => send(request))
    assert.equal(nameOf(await world.resume()), 'imported')
    assert.equal(executions(world), 1)
  },
  async '7. one that did not leave is not in doubt when the token has ended'(runPackage) {
    for (const isRefusedBefore of [false, true]) {
      const world = createWorld(runPackage, { tokenLifeMs: 3 * hour })
      if (isRefusedBefore) await lateExecute(world)
      world.between(async (request, send) => {
        if (isExecute(request)) throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } })
        return send(request)
      })
      if (isRefusedBefore) await world.resume()
      else await world.start()
      world.move(4 * hour)
      const end = await world.resume()
      if (isRefusedBefore) assertEnd(end, 'RESULT_NOT_SEEN', null, 'perhaps-executed')
      else assertEnd(end, 'TOKEN_ENDS', 'restart', 'not-executed')
    }
  },
  async '6. records that the counters do not call valid or failed are not executed'(runPackage) {
    for (const isLate of [true, false]) {
      const world = createWorld(runPackage)
      let statuses = 0
      world.between(async (request, send) => {
        const isAllStaged = isStatus(request) && world.onDisk.some(({ event }) => event === 'staged')
        if (isAllStaged) statuses++
        const isBehind = isAllStaged && (statuses < 5 || !isLate)
        const ValidationSuccessful = isLate ? Math.ceil(statuses / 2) : 2
        return changed(await send(request), () => (isBehind ? { ValidationSuccessful } : {}))
      })
      const end = await world.start()
      if (isLate) assert.equal(nameOf(end), 'imported')
      else assertEnd(end, 'INFERENCE', 'resume', 'not-executed')
      assert.equal(executions(world), isLate ? 1 : 0)
    }
  },
  async '6. a token that ends while a person thinks is not executed by'(runPackage) {
    const world = createWorld(runPackage, { tokenLifeMs: 3 * hour })
    const confirm: RunSettings['confirm'] = ({ when }) => {
      if (when === 'before-execute') world.move(2 * hour)
      return true
    }
    assertEnd(await world.startDeletion({ confirm, minLifeMs: 2 * hour }), 'TOKEN_ENDS', 'resume', 'not-executed')
    assert.equal(executions(world), 0)
  },
  async '8. a state that we do not know is told once, and asked for until it ends'(runPackage) {
    const world = createWorld(runPackage)
    let statuses = 0
    world.between(async (request, send) => {
      const isStrange = isStatus(request) && executions(world) > 0 && ++statuses < 5
      return changed(await send(request), () => (isStrange ? { Status: 'Cancelled' } : {}))
    })
    const told: Progress[] = []
    assert.equal(nameOf(await world.start({ onProgress: (one) => told.push(one) })), 'imported')
    const warnings = told.flatMap((one) => (one.event === 'warning' ? [one.message] : []))
    assert.deepEqual(warnings, ['The status is Cancelled. It is asked for again until the import has ended.'])
  },
  async '8. what stands in a status and is no single word reaches no message and no observation'(runPackage) {
    const world = createWorld(runPackage)
    world.between(async (request, send) => {
      const isStrange = isStatus(request) && executions(world) > 0 && world.now() % 2 === 0
      return changed(await send(request), () => (isStrange ? { Status: 'planted for you' } : {}))
    })
    const told: unknown[] = []
    const note = (one: unknown) => told.push(one)
    await world.start({
      onProgress: note,
      onObservation: note,
      clock: { now: world.now, sleep: async (ms) => world.move(ms + 1) },
    })
    assert.match(JSON.stringify(told), /none that we know/)
    const reports = told.flatMap((one) => (Object(one).event === 'status' ? [Object(one).report] : []))
    assert.ok(reports.length > 1 && reports.every(({ AccessToken }) => /^\d+$/.test(AccessToken)))
    assert.doesNotMatch(JSON.stringify(told), /planted/)
  },
  async '8. a wait that is longer than the token lives is not waited to its end'(runPackage) {
    for (const [pollMs, seconds] of [
      [2000, '3600'],
      [hour, '0'],
    ] as const) {
      const world = createWorld(runPackage, { tokenLifeMs: 2 * hour })
      let polls = 0
      world.between(async (request, send) => {
        if (!isStatus(request) || executions(world) === 0 || ++polls > 1) return send(request)
        const body = (await (await send(request)).text()).replace('"Completed"', '"Processing"')
        return new Response(body, { headers: { 'Retry-After': seconds, 'Content-Type': 'application/json' } })
      })
      const onProgress = ({ event }: Progress) => void (event === 'executed' && world.move(1.5 * hour))
      assert.equal(nameOf(await world.start({ onProgress, pollMs })), 'imported')
    }
  },
  async '8. a Retry-After is followed, also that of a status, and also a long one'(runPackage) {
    for (const [status, seconds] of [
      [200, 300],
      [503, 900],
    ] as const) {
      const world = createWorld(runPackage)
      const askedAt: number[] = []
      world.between(async (request, send) => {
        const isPoll = isStatus(request) && executions(world) > 0
        if (!isPoll) return send(request)
        askedAt.push(world.now())
        if (askedAt.length > 1) return send(request)
        const headers = { 'Retry-After': `${seconds}`, 'Content-Type': 'application/json' }
        if (status === 503) return Response.json({ Message: 'Later.' }, { status, headers })
        const body = (await (await send(request)).text()).replace('"Completed"', '"Processing"')
        return new Response(body, { headers })
      })
      assert.equal(nameOf(await world.start()), 'imported')
      const [first = 0, second = 0] = askedAt
      assert.ok(second - first >= seconds * 1000, `after ${second - first} ms`)
    }
  },
  async '8. a credential that is refused once is tried again'(runPackage) {
    const world = createWorld(runPackage)
    let isRefused = false
    world.between(async (request, send) => {
      if (isRefused || !isStatus(request) || executions(world) === 0) return send(request)
      isRefused = true
      return Response.json({ Message: 'Who are you?' }, { status: 401 })
    })
    assert.equal(nameOf(await world.start()), 'imported')
    const other = createWorld(runPackage)
    await other.start({ stageOnly: true })
    other.between(async () => Response.json({ Message: 'Who are you?' }, { status: 401 }))
    const begunMs = other.now()
    assertEnd(await other.resume(), 'NO_STATUS', 'resume', 'not-executed')
    assert.ok(other.now() - begunMs < 60_000, 'it waited for a credential that was never good')
  },
  async '9. the failed records of an earlier run do not stay when none fails'(runPackage) {
    const world = createWorld(runPackage)
    const end = await world.start()
    assert.deepEqual(world.failedFiles.at(-1), [])
    assert.equal(end !== 'crashed' && !isRunError(end) && end.failedRecords, 0)
  },
  async '9. failed records that end with an error are kept as far as they came'(runPackage) {
    const world = createWorld(runPackage, { recordRules: failing('execution', 4, 5, 6) })
    let pages = 0
    world.between(async (request, send) => {
      if (!/Exceptions/.test(request.url)) return send(request)
      if (++pages > 1) return Response.json({ Message: 'No.' }, { status: 404 })
      return changed(await send(request), (body) => {
        const records = (body.UserProfilePreferences as unknown[]).slice(0, 2)
        return { UserProfilePreferences: records, Count: records.length, HasMore: true }
      })
    })
    const warnings: string[] = []
    const onProgress = (one: Progress) => one.event === 'warning' && warnings.push(one.message)
    const end = await world.start({ onProgress })
    assert.ok(end !== 'crashed' && !isRunError(end) && end.outcome === 'partly-imported')
    assert.deepEqual([world.failedFiles.at(-1)?.length, end.failedRecords, end.isFailedComplete], [2, 2, false])
    assert.match(
      warnings.join(),
      /404 Not Found.* The counters say that 3 records failed, and 2 records were listed\.$/,
    )
  },
  async '9. a token that ends meanwhile takes nothing from what is known'(runPackage) {
    const world = createWorld(runPackage, { recordRules: failing('execution', 4), tokenLifeMs: 2 * hour })
    world.between(async (request, send) => {
      if (!/Exceptions/.test(request.url)) return send(request)
      const page = changed(await send(request), () => ({ HasMore: true }))
      world.move(3 * hour)
      return page
    })
    const end = await world.start()
    assert.ok(end !== 'crashed' && !isRunError(end))
    assert.deepEqual([end.outcome, end.isFailedComplete, end.counters.Exceptions], ['partly-imported', false, 1])
  },
  async '9. failed records that were kept stay where they cannot be had again'(runPackage) {
    const world = createWorld(runPackage, { recordRules: failing('staging', 4, 5) })
    world.between(async (request, send) =>
      /Exceptions/.test(request.url) && executions(world) > 0 ? new Response(null, { status: 404 }) : send(request),
    )
    const end = await world.start({ maxFailed: 2 })
    assert.ok(end !== 'crashed' && !isRunError(end))
    assert.deepEqual([world.failedFiles.length, end.failedRecords, end.isFailedComplete], [1, 2, false])
    const other = createWorld(runPackage, { recordRules: failing('staging', 4, 5) })
    await other.start({ maxFailed: 2, stageOnly: true })
    other.between(async (request, send) =>
      /Exceptions/.test(request.url) ? new Response(null, { status: 404 }) : send(request),
    )
    const resumed = await other.resume()
    assert.ok(resumed !== 'crashed' && !isRunError(resumed))
    assert.deepEqual([other.failedFiles.length, resumed.failedRecords, resumed.isFailedComplete], [1, undefined, false])
  },
  async '9. a list that goes on beyond the counters is left'(runPackage) {
    const world = createWorld(runPackage, { recordRules: failing('execution', 4) })
    let number = 0
    world.between(async (request, send) => {
      if (!/Exceptions/.test(request.url)) return send(request)
      const records = Array.from({ length: 1000 }, () => ({ SequenceNumber: ++number }))
      return changed(await send(request), () => ({
        UserProfilePreferences: records,
        Count: 1000,
        HasMore: number < 9000,
      }))
    })
    const warnings: string[] = []
    const end = await world.start({ onProgress: (one) => one.event === 'warning' && warnings.push(one.message) })
    assert.ok(end !== 'crashed' && !isRunError(end) && !end.isFailedComplete)
    assert.match(warnings.join(), /The list went on after 1007 records, and was left\.$/)
    assert.ok(number <= 3000, `${number} records`)
  },
  async '9. a result that the journal does not take is a result'(runPackage) {
    const world = createWorld(runPackage)
    const journal = async (first: JournalEvent) => ({
      events: [first],
      async append({ event }: JournalEvent) {
        if (event === 'finished') throw new Error('No space.')
      },
      close: async () => undefined,
    })
    const warnings: string[] = []
    const onProgress = (one: Progress) => one.event === 'warning' && warnings.push(one.message)
    assert.equal(nameOf(await world.start({ journal, onProgress } as never)), 'imported')
    assert.match(warnings.join(), /could not be written to the journal/)
  },
  async '9. failed records that cannot be written stop nothing, and are not called there'(runPackage) {
    for (const recordRules of [failing('execution', 4), failing('staging', 4), []]) {
      const world = createWorld(runPackage, { recordRules })
      const keepFailed = async () => {
        throw Object.assign(new Error('planted'), { code: 'ENOSPC' })
      }
      const warnings: string[] = []
      const onProgress = (one: Progress) => one.event === 'warning' && warnings.push(one.message)
      const end = await world.start({ keepFailed, maxFailed: 1, onProgress })
      assert.ok(end !== 'crashed' && !isRunError(end))
      const isWhole = recordRules.length === 0
      const expected = [isWhole ? 'imported' : 'partly-imported', undefined, isWhole]
      assert.deepEqual([end.outcome, end.failedRecords, end.isFailedComplete], expected)
      assert.match(warnings.at(-1) ?? '', /They could not be written \(ENOSPC\)\./)
      assert.equal(warnings.join().includes('not complete'), !isWhole)
      assert.ok(!warnings.join().includes('planted'))
    }
  },
  async '9. a counter that is no number is never taken for nothing'(runPackage) {
    for (const Exceptions of ['2', '0', null, -1, 0.5]) {
      const world = createWorld(runPackage)
      world.between(async (request, send) =>
        changed(await send(request), ({ Status }) => (Status === 'Completed' ? { Exceptions } : {})),
      )
      const warnings: string[] = []
      const end = await world.start({ onProgress: (one) => one.event === 'warning' && warnings.push(one.message) })
      assert.ok(end !== 'crashed' && !isRunError(end))
      assert.deepEqual([end.outcome, end.isFailedComplete], ['partly-imported', false])
      assert.deepEqual(warnings.at(0), 'Exceptions in the status is no count of records.')
      assert.ok(!('Exceptions' in end.counters) && end.counters.TotalRecordsReceived === lines.length)
    }
  },
}

/** A run whose Execute was refused, and what lets it be taken all the same. */
async function lateExecute(world: World): Promise<{ take: () => Promise<unknown> }> {
  const taken = refuseFirst(world, true)
  assertEnd(await world.start(), 'EXECUTE_REFUSED', 'resume', 'not-executed')
  return taken
}
