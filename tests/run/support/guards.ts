import assert from 'node:assert/strict'
import { guardsOfBeginning } from './guards-of-beginning.ts'
import { guardsOfExecution } from './guards-of-execution.ts'
import { assertEnd, changed, dieAfter, executions, hour, type Proof } from './proof.ts'
import { nameOf } from './scenarios.ts'
import { createWorld, isRunError, lines } from './world.ts'

/** What each step refuses to do, one by one. */
export const guards: Record<string, Proof> = {
  ...guardsOfBeginning,
  ...guardsOfExecution,
  async '1. an input without records sends nothing'(runPackage) {
    const world = createWorld(runPackage)
    world.writeFile([])
    assertEnd(await world.start(), 'INPUT', null, 'nothing-sent')
    assert.deepEqual([world.onDisk, world.mock.requests()], [[], []])
  },
  async '1. a deletion that nobody confirms sends nothing'(runPackage) {
    const world = createWorld(runPackage)
    assertEnd(await world.startDeletion(), 'NOT_CONFIRMED', null, 'nothing-sent')
    assert.deepEqual(world.mock.requests(), [])
  },
  async '1. a refresh that nobody confirms sends nothing'(runPackage) {
    const world = createWorld(runPackage)
    assertEnd(await world.start({}, { RefreshTags: true }), 'NOT_CONFIRMED', null, 'nothing-sent')
  },
  async '1. another input than before is not gone on with'(runPackage) {
    const world = createWorld(runPackage)
    world.stopAt({ at: 5, how: 'after' })
    await world.start()
    world.writeFile(lines.toReversed())
    assertEnd(await world.resume(), 'INPUT_CHANGED', 'restart', 'not-executed')
    assert.equal(executions(world), 0)
  },
  async '1. another input than before is not executed when all was staged'(runPackage) {
    const world = createWorld(runPackage)
    await world.start({ stageOnly: true })
    world.writeFile(lines.toReversed())
    assertEnd(await world.resume(), 'INPUT_CHANGED', 'restart', 'not-executed')
    assert.equal(executions(world), 0)
  },
  async '5. what was sent of another input is not executed when that is back as it was'(runPackage) {
    for (const chunks of [2, 4]) {
      const world = createWorld(runPackage)
      world.onEffect((at) => {
        if (world.onDisk.length === 1) world.writeFile(lines.map((text) => text.replace(/\d/, '9')))
        if (world.onDisk.filter(({ event }) => event === 'taken').length === chunks) world.stopAt({ at, how: 'before' })
      })
      const end = await world.start()
      if (end !== 'crashed') assertEnd(end, 'INPUT_CHANGED', 'restart', 'not-executed')
      world.onEffect(() => undefined)
      world.writeFile(lines)
      assertEnd(await world.resume(), 'INPUT_CHANGED', 'restart', 'not-executed')
    }
  },
  async '4. an input that is changed after it was checked is not executed'(runPackage) {
    const world = createWorld(runPackage)
    world.onEffect((at) => at === 1 && world.writeFile(lines.toReversed()))
    assertEnd(await world.start(), 'INPUT_CHANGED', 'restart', 'not-executed')
    assert.equal(executions(world), 0)
  },
  async '2. nothing is sent that the journal does not have'(runPackage) {
    const world = createWorld(runPackage)
    const full = async () => {
      throw new Error('ENOSPC')
    }
    assertEnd(await world.start({ journal: full } as never), 'JOURNAL', null, 'nothing-sent')
    assert.deepEqual(world.mock.requests(), [])
  },
  async '2. an Initiate of which nobody knows is not gone on with'(runPackage) {
    const world = createWorld(runPackage)
    world.stopAt({ at: 1, how: 'lost' })
    assertEnd(await world.start(), 'UNCLEAR_INITIATE', 'restart')
    assertEnd(await world.resume(), 'UNCLEAR_INITIATE', 'restart')
    assert.equal(world.mock.imports().length, 1)
  },
  async '2. an Initiate that was refused says that there is no import'(runPackage) {
    const world = createWorld(runPackage, { accounts: { accounts: {}, acceptOthers: false } })
    assertEnd(await world.start(), 'NOT_STARTED', 'resume', 'not-started')
  },
  async '2. a token that lives too short is not used'(runPackage) {
    const world = createWorld(runPackage, { tokenLifeMs: hour })
    const end = await world.start({ minLifeMs: 2 * hour })
    assertEnd(end, 'TOKEN_ENDS', 'resume', 'not-executed')
    assert.equal(world.lives().length, 0)
    const change = isRunError(end) ? end.change : undefined
    assert.deepEqual(change, { minLifeMs: hour / 2 })
    assert.equal(nameOf(await world.resume(change)), 'imported')
  },
  async '3. a status that is not where we infer it stops the run before a record is sent'(runPackage) {
    const world = createWorld(runPackage, { deviate: ['other-status-path'] })
    const end = await world.start()
    assertEnd(end, 'INFERENCE', 'restart', 'not-executed')
    assert.deepEqual(isRunError(end) && end.ids, ['I09'])
    assert.deepEqual(isRunError(end) && end.change, { inferred: ['statusPath'] })
    assert.equal(world.lives()[0]?.TotalRecordsReceived ?? 0, 0)
  },
  async '3. a status of another import stops the run before a record is sent'(runPackage) {
    const world = createWorld(runPackage, { deviate: ['other-token'] })
    const end = await world.start()
    assertEnd(end, 'INFERENCE', 'restart', 'not-executed')
    assert.deepEqual(isRunError(end) && end.ids, ['I01'])
    assert.equal(world.lives()[0]?.TotalRecordsReceived, 0)
  },
  async '3. an import that has records already is not used'(runPackage) {
    const world = createWorld(runPackage)
    world.between(async (request, send) =>
      changed(await send(request), () => (/Status$/.test(request.url) ? { TotalRecordsReceived: 5 } : {})),
    )
    assertEnd(await world.start(), 'INFERENCE', 'restart', 'not-executed')
    assert.equal(world.lives()[0]?.TotalRecordsReceived, 0)
  },
  async '4. the first request has one record, and more are sent only when it was counted'(runPackage) {
    const world = createWorld(runPackage, { deviate: ['lagging-counters'] })
    const end = await world.start()
    assert.deepEqual(isRunError(end) && end.ids, ['I04', 'I05', 'I06'])
    assert.equal(world.lives()[0]?.stageRequests, 1)
    assert.ok(world.onDisk.some((event) => event.event === 'sending' && event.records === 1))
  },
  async '4. the status has to count the first record as well'(runPackage) {
    const world = createWorld(runPackage)
    let statuses = 0
    world.between(async (request, send) => {
      const response = await send(request)
      const isSecond = /Status$/.test(request.url) && ++statuses === 2
      return isSecond ? changed(response, () => ({ TotalRecordsReceived: 0 })) : response
    })
    assertEnd(await world.start(), 'INFERENCE', 'restart', 'not-executed')
  },
  async '4. a chunk that is taken in part stops the run'(runPackage) {
    const world = createWorld(runPackage, { deviate: ['partly-taken-chunk'] })
    const end = await world.start()
    assertEnd(end, 'INFERENCE', 'restart', 'not-executed')
    assert.deepEqual(isRunError(end) && end.ids, ['I06'])
  },
  async '4. a chunk that was taken when the process died is not sent again'(runPackage) {
    const world = createWorld(runPackage)
    dieAfter(world, 'sending', 'after', 2)
    assert.equal(await world.start(), 'crashed')
    assert.equal(nameOf(await world.resume()), 'imported')
    assert.equal(world.lives()[0]?.stageRequests, 4)
  },
  async '4. a chunk that was not taken when the process died is sent again'(runPackage) {
    const world = createWorld(runPackage)
    dieAfter(world, 'sending', 'before', 2)
    assert.equal(await world.start(), 'crashed')
    assert.equal(nameOf(await world.resume()), 'imported')
  },
  async '5. a chunk whose report is that of another import stops the run'(runPackage) {
    const world = createWorld(runPackage)
    world.between(async (request, send) => {
      const response = await send(request)
      if (request.method !== 'POST' || !/Import\/\d+$/.test(request.url)) return response
      const text = (await response.text()).replace(/"AccessToken":\d+/, '"AccessToken":7777777777777')
      return new Response(text, { headers: response.headers })
    })
    const end = await world.start()
    assertEnd(end, 'INFERENCE', 'restart', 'not-executed')
    assert.deepEqual(isRunError(end) && end.ids, ['I01'])
  },
  async '5. a chunk that is refused is not sent again'(runPackage) {
    const world = createWorld(runPackage)
    let refused = 0
    world.between(async (request, send) => {
      const isChunk =
        request.method === 'POST' && /Import\/\d+$/.test(request.url) && (await request.clone().text()).includes('},{')
      if (!isChunk) return send(request)
      refused++
      return Response.json({ Message: 'ProfileId 2 is taken.' }, { status: 400 })
    })
    const end = await world.start()
    assertEnd(end, 'STAGE_REFUSED', 'resume', 'not-executed')
    assert.equal(refused, 1)
    // Its words, without what may be of a record.
    assert.ok(isRunError(end) && end.message.includes(' The service says: "ProfileId … is taken." '), String(end))
  },
  async '5. what somebody else has executed is neither staged into nor left for a new one'(runPackage) {
    for (const status of [400, 500]) {
      const world = createWorld(runPackage)
      let stages = 0
      world.between(async (request, send) => {
        if (!/Import\/\d+$/.test(request.url) || ++stages < 2) return send(request)
        await send(new Request(`${request.url}/Execute`, { method: 'POST', headers: request.headers }))
        return Response.json({ Message: 'No.' }, { status })
      })
      assertEnd(await world.start(), 'DOUBT', null, 'perhaps-executed')
      world.between((request, send) => send(request))
      assertEnd(await world.resume({ restart: true }), 'DOUBT', null, 'perhaps-executed')
      assert.deepEqual([world.lives().length, executions(world)], [1, 1])
    }
  },
  async '5. what was staged whole, and is executed by somebody else, is gone on with to its end'(runPackage) {
    const world = createWorld(runPackage)
    await world.start({ stageOnly: true })
    const [, session] = world.onDisk
    const path = `${world.mock.url}/ACME_CORP/Import/${(session as { accessToken?: string }).accessToken}/Execute`
    await world.mock(path, { method: 'POST', headers: { authorization: 'Bearer any' } })
    assertEnd(await world.resume({ restart: true }), 'USAGE', 'resume', 'perhaps-executed')
    assert.equal(nameOf(await world.resume()), 'imported')
  },
  async '5. an import is left only when the service can be asked about it, or knows nothing of it'(runPackage) {
    for (const [status, isLeft] of [
      [503, false],
      [404, true],
    ] as const) {
      const world = createWorld(runPackage)
      await world.start({ stageOnly: true })
      world.between((request, send) =>
        /Status$/.test(request.url) && world.mock.imports().length === 1
          ? Promise.resolve(Response.json({ Message: 'No.' }, { status, headers: { 'Retry-After': '120' } }))
          : send(request),
      )
      const end = await world.resume({ restart: true })
      if (isLeft) assert.equal(nameOf(end), 'imported')
      else assertEnd(end, 'NO_STATUS', 'restart', 'not-executed')
      assert.equal(world.lives().length, isLeft ? 2 : 1)
    }
  },
  async '5. a single record that was taken is compared with the input, too'(runPackage) {
    for (const isSame of [true, false]) {
      const world = createWorld(runPackage)
      world.writeFile(lines.slice(0, 1))
      world.onEffect((at) => {
        const last = world.onDisk.at(-1)?.event
        if (last === 'initiating' && !isSame) world.writeFile(['{"ProfileId":9}'])
        if (last === 'taken') world.stopAt({ at, how: 'before' })
      })
      await world.start()
      world.onEffect(() => undefined)
      world.writeFile(lines.slice(0, 1))
      const end = await world.resume()
      if (isSame) assert.equal(nameOf(end), 'imported')
      else assertEnd(end, 'INPUT_CHANGED', 'restart', 'not-executed')
    }
  },
  async '5. a chunk that was on its way into what somebody else has executed ends in doubt'(runPackage) {
    const world = createWorld(runPackage)
    dieAfter(world, 'sending', 'after', 2)
    assert.equal(await world.start(), 'crashed')
    world.between(async (request, send) => {
      const response = await send(request)
      return changed(response, () =>
        world.onDisk.length > 0 && /Status$/.test(request.url) ? { Status: 'Queued' } : {},
      )
    })
    assertEnd(await world.resume(), 'DOUBT', null, 'perhaps-executed')
  },
  async '5. a chunk that never arrives is sent five times, and no more'(runPackage) {
    const world = createWorld(runPackage, {
      scenario: { steps: ['ok; operation=stage', 'reset; operation=stage; times=9'] },
    })
    assertEnd(await world.start(), 'STAGE_REFUSED', 'resume', 'not-executed')
    assert.equal(world.mock.requests().filter(({ scenario }) => scenario?.startsWith('reset')).length, 5)
  },
  async '5. what was taken in part, by a status that settled, is not gone on with'(runPackage) {
    const world = createWorld(runPackage)
    let isLost = false
    world.between(async (request, send) => {
      const text = request.method === 'POST' ? await request.clone().text() : ''
      if (isLost || !text.includes('},{')) return send(request)
      isLost = true
      const half = text.replace(/,\{[\s\S]*\}\]/, ']')
      await send(new Request(request.url, { method: 'POST', headers: request.headers, body: half }))
      throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } })
    })
    assertEnd(await world.start(), 'DOUBT', 'restart', 'not-executed')
    assert.equal(executions(world), 0)
    assert.equal(world.lives()[0]?.stageRequests, 2)
  },
  async '6. records that were lost after they were counted are not executed'(runPackage) {
    const world = createWorld(runPackage)
    world.between(async (request, send) => {
      const response = await send(request)
      const isLast = /Status$/.test(request.url) && (world.lives()[0]?.TotalRecordsReceived ?? 0) === lines.length
      return isLast ? changed(response, () => ({ TotalRecordsReceived: lines.length - 1 })) : response
    })
    assertEnd(await world.start(), 'DOUBT', 'restart', 'not-executed')
    assert.equal(executions(world), 0)
  },
  async '6. more failed records than may are not executed, are failedFiles, and may be allowed later'(runPackage) {
    const rule = { pointer: '/ProfileId', equals: 4, at: 'staging', message: 'No.' } as const
    const world = createWorld(runPackage, { recordRules: [rule, { ...rule, equals: 5 }] })
    assertEnd(await world.start({ maxFailed: 1 }), 'TOO_MANY_FAILED', 'resume', 'not-executed')
    assert.equal(world.failedFiles.at(-1)?.length, 2)
    assert.equal(executions(world), 0)
    assertEnd(await world.resume(), 'TOO_MANY_FAILED', 'resume', 'not-executed')
    assert.equal(nameOf(await world.resume({ maxFailed: '30%' })), 'partly-imported')
  },
  async '6. a token that ends soon is not executed by'(runPackage) {
    const world = createWorld(runPackage, { tokenLifeMs: 3 * hour })
    await world.start({ stageOnly: true })
    world.move(2 * hour)
    assertEnd(await world.resume({ minLifeMs: 2 * hour }), 'TOKEN_ENDS', 'resume', 'not-executed')
    assert.equal(executions(world), 0)
  },
  async '6. a deletion is confirmed again with the counters, and not executed without'(runPackage) {
    const world = createWorld(runPackage)
    const asked: unknown[] = []
    const end = await world.startDeletion({
      confirm(question) {
        asked.push([question.when, question.records, question.report?.TotalRecordsReceived])
        return asked.length === 1
      },
    })
    assertEnd(end, 'NOT_CONFIRMED', 'resume', 'not-executed')
    assert.deepEqual(asked, [
      ['before-initiate', lines.length, undefined],
      ['before-execute', lines.length, lines.length],
    ])
    assert.equal(executions(world), 0)
  },
  async '7. an Execute that was refused may be tried again'(runPackage) {
    const world = createWorld(runPackage)
    let isRefused = false
    world.between(async (request, send) => {
      if (isRefused || !/Execute$/.test(request.url)) return send(request)
      isRefused = true
      return Response.json({ Message: 'No.' }, { status: 403 })
    })
    assertEnd(await world.start(), 'EXECUTE_REFUSED', 'resume', 'not-executed')
    assert.equal(nameOf(await world.resume()), 'imported')
    assert.equal(executions(world), 1)
  },
  async '7. one of which nobody knows is sent again by a person alone'(runPackage) {
    const world = createWorld(runPackage, { scenario: { steps: ['reset; operation=execute'] } })
    assertEnd(await world.start(), 'EXECUTE_UNKNOWN', 'execute-again', 'perhaps-executed')
    assertEnd(await world.resume(), 'EXECUTE_UNKNOWN', 'execute-again', 'perhaps-executed')
    assert.equal(executions(world), 0)
    assertEnd(await world.resume({ restart: true }), 'USAGE', 'resume', 'perhaps-executed')
    assert.equal(nameOf(await world.resume({ executeAgain: true })), 'imported')
    assert.equal(executions(world), 1)
  },
  async '7. a person who orders it again does not execute what was executed'(runPackage) {
    const world = createWorld(runPackage, { deviate: ['second-execute'] })
    dieAfter(world, 'executing', 'after')
    assert.equal(await world.start(), 'crashed')
    assert.equal(nameOf(await world.resume({ executeAgain: true })), 'imported')
    assert.equal(executions(world), 1)
  },
  async '7. a run that is ended between requests executes nothing, and says so'(runPackage) {
    const whole = createWorld(runPackage)
    await whole.start()
    for (let at = 0; at < whole.effects(); at++) {
      const world = createWorld(runPackage)
      const ending = new AbortController()
      world.onEffect((one) => one === at && ending.abort(new Error('Ctrl-C')))
      const end = await world.start({ signal: ending.signal })
      const wasExecuted = executions(world) > 0
      if (isRunError(end)) assert.equal(end.reached === 'perhaps-executed', wasExecuted, `ended at ${at}`)
      if (nameOf(end) === 'imported') assert.ok(at >= whole.effects() - 2, `went on after ${at}`)
      else assert.equal(nameOf(end), 'ABORTED', `ended at ${at}`)
      assert.equal(nameOf(await world.untilDone()), 'imported')
      assert.equal(executions(world), 1)
    }
  },
  async '8. a run polls to the end, and says Complete is as good as Completed'(runPackage) {
    const world = createWorld(runPackage, { deviate: ['complete'] })
    assert.equal(nameOf(await world.start()), 'imported')
  },
  async '8. a token that ends before the end was seen is told as executed'(runPackage) {
    const world = createWorld(runPackage, { tokenLifeMs: hour })
    await world.start({ stageOnly: true })
    world.between(async (request, send) => {
      const response = await send(request)
      if (/Execute$/.test(request.url)) world.move(2 * hour)
      return response
    })
    assertEnd(await world.resume(), 'RESULT_NOT_SEEN', null, 'perhaps-executed')
  },
  async '9. an import is called whole only when every record was imported'(runPackage) {
    for (const counter of ['NotHonored', 'Pending', 'Exceptions', 'Processed', 'TotalRecordsReceived']) {
      const world = createWorld(runPackage)
      world.between(async (request, send) =>
        changed(await send(request), ({ Status }) => (Status === 'Completed' ? { [counter]: 1 } : {})),
      )
      assert.equal(nameOf(await world.start()), 'partly-imported', counter)
    }
  },
  async '9. failed records that are not all listed are never called complete'(runPackage) {
    const rule = { pointer: '/ProfileId', equals: 4, at: 'execution', message: 'No.' } as const
    const world = createWorld(runPackage, { recordRules: [rule] })
    world.between(async (request, send) =>
      changed(await send(request), ({ Status }) => (Status === 'Completed' ? { Exceptions: 3, Processed: 4 } : {})),
    )
    const end = await world.start()
    assert.ok(!isRunError(end) && end !== 'crashed' && end.outcome === 'partly-imported')
    assert.equal(end.isFailedComplete, false)
  },
  async '9. a run that was finished tells its result again, and sends nothing'(runPackage) {
    const world = createWorld(runPackage)
    const end = await world.start()
    const requests = world.mock.requests().length
    assert.deepEqual(await world.resume(), end)
    assert.equal(world.mock.requests().length, requests)
  },
}
