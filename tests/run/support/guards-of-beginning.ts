import assert from 'node:assert/strict'
import type { Progress, ResumeOptions } from '@bulk-import/run'
import { assertEnd, changed, dieAfter, executions, hour, type Proof } from './proof.ts'
import { nameOf } from './scenarios.ts'
import { createWorld, isRunError, lines } from './world.ts'

type World = ReturnType<typeof createWorld>

async function* streamed(records: readonly string[] = lines) {
  yield* records
}

/** What is not in the types, from a caller without types. */
const untyped = (options: object) => options as ResumeOptions

/** Answers the requests that a path and a method select, in place of the server. */
function respond(world: World, method: string, path: RegExp, response: () => Response): void {
  world.between(async (request, send) =>
    request.method === method && path.test(request.url) ? response() : send(request),
  )
}

/** What steps 1 to 5 refuse to do, besides. */
export const guardsOfBeginning: Record<string, Proof> = {
  async '1. what gives no records sends nothing'(runPackage) {
    for (const records of ['people.ndjson', undefined, null, { a: 1 }, Buffer.from('{"a":1}\n')]) {
      const world = createWorld(runPackage)
      assertEnd(await world.start(untyped({ records })), 'USAGE', null, 'nothing-sent')
      assert.deepEqual([world.onDisk, world.mock.requests()], [[], []])
    }
    for (const records of [[], [1], [{ a: 1 }, 'no JSON']]) {
      const world = createWorld(runPackage)
      assertEnd(await world.start(untyped({ records })), 'INPUT', null, 'nothing-sent')
      assert.deepEqual([world.onDisk, world.mock.requests()], [[], []])
    }
  },
  async '1. a request that is for the other function, or none, sends nothing'(runPackage) {
    for (const request of [{ ImportAction: 'Delete' }, undefined, 'x']) {
      const world = createWorld(runPackage)
      const options = untyped(typeof request === 'object' ? {} : { request })
      const started = typeof request === 'object' ? world.start(options, request) : world.startDeletion(options)
      assertEnd(await started, 'USAGE', null, 'nothing-sent')
      assert.deepEqual([world.onDisk, world.mock.requests()], [[], []])
    }
  },
  async '1. an option that the client refuses sends nothing'(runPackage) {
    for (const wrong of [{ inferred: { stagePath: 'nope' } }, { client: {} }]) {
      const world = createWorld(runPackage)
      assertEnd(await world.start(untyped(wrong)), 'USAGE', null, 'nothing-sent')
      assert.deepEqual([world.onDisk, world.mock.requests()], [[], []])
    }
  },
  async '1. only true is a yes'(runPackage) {
    for (const confirm of [() => 'no', () => 1, () => Promise.reject(new Error('No terminal.'))]) {
      const world = createWorld(runPackage)
      assertEnd(await world.startDeletion(untyped({ confirm })), 'NOT_CONFIRMED', null, 'nothing-sent')
      assert.deepEqual(world.mock.requests(), [])
    }
  },
  async '1. a run that was ended before it began sends nothing'(runPackage) {
    const world = createWorld(runPackage)
    const end = await world.start(untyped({ records: streamed(), signal: AbortSignal.abort() }))
    assertEnd(end, 'ABORTED', null, 'nothing-sent')
    assert.equal(isRunError(end) && end.message, 'Interrupted. Nothing was sent.')
    assert.deepEqual([world.onDisk, world.mock.requests()], [[], []])
  },
  async '1. a stream that was not staged is begun anew, with its records'(runPackage) {
    const world = createWorld(runPackage)
    dieAfter(world, 'taken', 'before')
    assert.equal(await world.start(untyped({ records: streamed() })), 'crashed')
    const changes = () => world.mock.requests().filter(({ method }) => method === 'POST').length
    const before = changes()
    for (const records of [undefined, streamed()])
      assertEnd(await world.resume(untyped({ records })), 'USAGE', 'restart', 'not-executed')
    assertEnd(await world.resume(untyped({ records: undefined, restart: true })), 'USAGE', 'restart', 'nothing-sent')
    assert.equal(changes(), before)
    assert.equal(nameOf(await world.resume({ records: streamed(), restart: true })), 'imported')
    assert.equal(executions(world), 1)
  },
  async '1. an input that ends with an error is told without its words'(runPackage) {
    const world = createWorld(runPackage)
    async function* failing() {
      yield* lines.slice(0, 2)
      throw new Error('planted')
    }
    const end = await world.start(untyped({ records: failing() }))
    assertEnd(end, 'INPUT', 'restart', 'not-executed')
    assert.equal(isRunError(end) && end.message, 'The input could not be read. Nothing was executed.')
    assert.equal(executions(world), 0)
  },
  async '1. an input that is gone is told, before anything is sent or when a run goes on'(runPackage) {
    const world = createWorld(runPackage)
    const gone = {
      check: async () => {
        throw Object.assign(new Error('planted'), { code: 'ENOENT', path: '/data/people.ndjson' })
      },
      chunks: async function* () {},
      facts: () => ({ records: 0, bytes: 0, sha256: '' }),
    }
    const what = 'The input /data/people.ndjson could not be read: there is no such file.'
    const first = await world.start(untyped({ records: gone }))
    assertEnd(first, 'INPUT', null, 'nothing-sent')
    assert.equal(isRunError(first) && first.message, `${what} Nothing was sent.`)
    dieAfter(world, 'taken', 'before')
    await world.start()
    const then = await world.resume(untyped({ records: gone }))
    assertEnd(then, 'INPUT', 'resume', 'not-executed')
    assert.equal(isRunError(then) && then.message, `${what} Nothing was executed.`)
  },
  async '1. a listener that throws ends nothing'(runPackage) {
    const world = createWorld(runPackage)
    const throwing = () => {
      throw new Error('UI')
    }
    assert.equal(nameOf(await world.start({ onProgress: throwing, onObservation: throwing })), 'imported')
  },
  async '2. an Initiate that was refused is known to be, and can be sent again'(runPackage) {
    const world = createWorld(runPackage)
    respond(world, 'POST', /Import$/, () => Response.json({ Message: 'Not now.' }, { status: 403 }))
    assertEnd(await world.start(), 'NOT_STARTED', 'resume', 'not-started')
    assert.equal(world.onDisk.at(-1)?.event, 'not-initiated')
    world.between((request, send) => send(request))
    assert.equal(nameOf(await world.resume()), 'imported')
    assert.equal(world.mock.imports().length, 1)
  },
  async '2. an Initiate that would be refused again leads nowhere'(runPackage) {
    const world = createWorld(runPackage)
    respond(world, 'POST', /Import$/, () => Response.json({ Message: 'No such tag.' }, { status: 400 }))
    const end = await world.start()
    assertEnd(end, 'NOT_STARTED', null, 'not-started')
    assert.match(String(isRunError(end) && end.hint), /begin another run, with another journal\.$/)
  },
  async '2. an import that is another one than was asked for is kept, and never used'(runPackage) {
    const world = createWorld(runPackage)
    world.between(async (request, send) =>
      changed(await send(request), () => (/Import$/.test(request.url) ? { Name: 'Another' } : {})),
    )
    assertEnd(await world.start(), 'UNCLEAR_INITIATE', 'restart', 'not-executed')
    const last = world.onDisk.at(-1)
    assert.ok(last?.event === 'initiated' && last.isContradicting && /^\d+$/.test(last.accessToken))
    assertEnd(await world.resume(), 'UNCLEAR_INITIATE', 'restart', 'not-executed')
    assert.equal(world.lives()[0]?.stageRequests ?? 0, 0)
  },
  async '2. a token that no step can use is not gone on with'(runPackage) {
    const world = createWorld(runPackage)
    world.between(async (request, send) => {
      const text = await (await send(request)).text()
      return new Response(text.replace(/"AccessToken":\d+/, '"AccessToken":-5'), {
        headers: { 'Content-Type': 'application/json' },
      })
    })
    assertEnd(await world.start(), 'UNCLEAR_INITIATE', 'restart', 'not-executed')
    assertEnd(await world.resume(), 'UNCLEAR_INITIATE', 'restart', 'not-executed')
  },
  async '3. an import that was executed by then takes no more records'(runPackage) {
    const world = createWorld(runPackage)
    await world.start()
    world.onDisk.splice(world.onDisk.findIndex(({ event }) => event === 'taken') + 1)
    const end = await world.resume()
    assertEnd(end, 'DOUBT', null, 'perhaps-executed')
    assert.equal(world.lives()[0]?.stageRequests, 4)
  },
  async '3. an import in a state that we do not know takes no records'(runPackage) {
    const world = createWorld(runPackage)
    world.between(async (request, send) =>
      changed(await send(request), () => (/Status$/.test(request.url) ? { Status: 'Cancelled' } : {})),
    )
    assertEnd(await world.start(), 'DOUBT', 'restart', 'not-executed')
    assert.equal(world.lives()[0]?.stageRequests ?? 0, 0)
  },
  async '4. a run that goes on tells where it stands'(runPackage) {
    const world = createWorld(runPackage)
    dieAfter(world, 'taken', 'after', 2)
    await world.start()
    const told: Progress[] = []
    await world.resume({ onProgress: (one) => told.push(one) })
    const bytes = lines.join('\n').length
    assert.deepEqual(told.slice(0, 2), [
      { event: 'planned', records: 7, bytes, requests: 2 },
      { event: 'resumed', expires: told[1]?.event === 'resumed' ? told[1].expires : '' },
    ])
    assert.deepEqual(told[2], { event: 'staged', records: 3, bytes: 3, failed: 0 })
  },
  async '5. a chunk that is too large may be sent in smaller ones'(runPackage) {
    const world = createWorld(runPackage)
    const chunks = /"ProfileId":2\}.*"ProfileId":3\}/
    world.between(async (request, send) => {
      const text = request.method === 'POST' ? await request.clone().text() : ''
      return chunks.test(text) ? Response.json({ Message: 'Too large.' }, { status: 413 }) : send(request)
    })
    const end = await world.start()
    assertEnd(end, 'STAGE_REFUSED', 'resume', 'not-executed')
    assert.deepEqual(isRunError(end) && end.change, { chunkBytes: 12_250_000 })
    world.between((request, send) => send(request))
    assert.equal(nameOf(await world.resume({ chunkBytes: 12_250_000 })), 'imported')
  },
  async '5. no smaller chunk is offered than there can be'(runPackage) {
    const world = createWorld(runPackage)
    respond(world, 'POST', /Import\/\d+$/, () => Response.json({ Message: 'Too large.' }, { status: 413 }))
    const end = await world.start(untyped({ chunkBytes: 1000 }))
    assertEnd(end, 'STAGE_REFUSED', 'restart', 'not-executed')
  },
  async '5. a Retry-After is followed, and not beyond the life of the token'(runPackage) {
    for (const [seconds, outcome] of [
      [600, 'imported'],
      [86_400, 'TOKEN_ENDS'],
    ] as const) {
      const world = createWorld(runPackage, { tokenLifeMs: hour })
      let isAsked = false
      world.between((request, send) => {
        if (isAsked || !/Import\/\d+$/.test(request.url) || request.method !== 'POST') return send(request)
        isAsked = true
        return Promise.resolve(new Response(null, { status: 503, headers: { 'Retry-After': `${seconds}` } }))
      })
      const startedMs = world.now()
      assert.equal(nameOf(await world.start()), outcome)
      const waitedMs = world.now() - startedMs
      assert.ok(outcome === 'imported' ? waitedMs >= seconds * 1000 : waitedMs < 2 * 60_000, `${waitedMs} ms`)
    }
  },
  async '5. a first chunk that is refused may be sent in another way'(runPackage) {
    for (const [status, next, change] of [
      [404, 'restart', { inferred: ['stagePath', 'recordsProperty'] }],
      [403, 'resume', undefined],
    ] as const) {
      const world = createWorld(runPackage)
      respond(world, 'POST', /Import\/\d+$/, () => Response.json({ Message: 'No.' }, { status }))
      const end = await world.start()
      assertEnd(end, 'STAGE_REFUSED', next, 'not-executed')
      assert.deepEqual(isRunError(end) && end.change, change)
    }
  },
  async '5. what is inferred otherwise is used by an import that begins anew'(runPackage) {
    const world = createWorld(runPackage, { deviate: ['other-status-path'] })
    assertEnd(await world.start(), 'INFERENCE', 'restart', 'not-executed')
    const inferred = { statusPath: '/{clientId}/Import/{accessToken}/Progress' }
    assertEnd(await world.resume({ inferred }), 'USAGE', null, 'nothing-sent')
    await world.resume({ restart: true, inferred })
    const first = world.onDisk.findLast((one) => one.event === 'initiating')
    assert.deepEqual(first?.event === 'initiating' && first.inferred, inferred)
  },
}
