import { createHash } from 'node:crypto'
import { createClient } from '@bulk-import/client'
import { createMockFetch, type MockOptions } from '@bulk-import/mock'
import {
  type Input,
  type InputFacts,
  type Journal,
  type JournalEvent,
  type ResumeOptions,
  RunError,
  type RunResult,
  type RunSettings,
  resumeImport,
  runImport,
} from '@bulk-import/run'

/** The process has died. */
export class Crash extends Error {}

/** Where the process dies: at the n-th effect, before it, after it, or after it with its response lost while the process lives on. */
export interface Stop {
  at: number
  how: 'before' | 'after' | 'lost'
}

export const records = Array.from({ length: 7 }, (_, index) => `{"ProfileId":${index + 1}}`)

const sha256 = (text: string | Buffer) => createHash('sha256').update(text)
/** What the mock says of an import that took each record once, in order. */
export const recordsSha256 = sha256(Buffer.concat(records.map((text) => sha256(text).digest()))).digest('hex')

/** A file of these records, two of them in each chunk. */
function fakeFile(): Input {
  const facts: InputFacts = { records: records.length, bytes: records.join('\n').length, sha256: 'that of the file' }
  return {
    check: async () => facts,
    async *chunks({ from, isFirstAlone }) {
      let index = from
      for (let isFirst = isFirstAlone; index < records.length; isFirst = false) {
        const end = Math.min(records.length, index + (isFirst ? 1 : 2))
        const bytes = records.slice(index, end).map((text) => new TextEncoder().encode(text))
        yield { records: bytes, from: index, to: end, sha256: 'that of the chunk' }
        index = end
      }
    },
    facts: () => facts,
  }
}

/** One server, one journal on the disk, and a process that can die and be started again. */
export function createWorld(options: MockOptions = {}) {
  let now = Date.UTC(2026, 10, 25)
  let effects = 0
  let stop: Stop | undefined
  const onDisk: JournalEvent[] = []
  const mock = createMockFetch({ clock: { now: () => now }, processingRate: 1, ...options })

  /** Does something that the process may die at. */
  async function effect<Result>(what: () => Promise<Result>): Promise<Result> {
    const at = effects++
    if (at !== stop?.at) return what()
    if (stop.how === 'before') throw new Crash()
    const result = await what()
    if (stop.how === 'after') throw new Crash()
    if (result instanceof Response)
      throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } })
    return result
  }
  let isDead = false
  const alive = async <Result>(what: () => Promise<Result>): Promise<Result> => {
    if (isDead) return new Promise(() => undefined)
    try {
      return await effect(what)
    } catch (error) {
      if (!(error instanceof Crash)) throw error
      isDead = true
      died.reject(error)
      return new Promise(() => undefined)
    }
  }
  let died = Promise.withResolvers<never>()
  const runtime = {
    now: () => now,
    monotonic: () => now,
    random: () => 0.5,
    schedule(callback: () => void, delayMs: number) {
      if (delayMs > 15_000) return () => undefined // a time limit: nothing here takes its time
      const timer = setImmediate(() => {
        now += delayMs
        callback()
      })
      return () => clearImmediate(timer)
    },
  }
  const client = () =>
    createClient({
      clientId: 'ACME_CORP',
      auth: 'Bearer any',
      baseUrl: mock.url,
      runtime,
      fetch: (input, init) => alive(() => mock(input, init)),
    })
  const journal: Journal = {
    events: onDisk,
    append: (event) =>
      alive(async () => {
        onDisk.push(event)
      }),
    close: async () => undefined,
  }
  const settings = {
    clock: {
      now: () => now,
      async sleep(ms: number) {
        now += ms
      },
    },
    minLifeMs: 0,
  } satisfies RunSettings

  /** One life of the process. */
  async function live(run: () => Promise<RunResult>): Promise<RunResult> {
    isDead = false
    died = Promise.withResolvers()
    died.promise.catch(() => undefined)
    return Promise.race([run(), died.promise])
  }
  const start = (more: RunSettings = {}) =>
    live(() =>
      runImport({
        ...settings,
        ...more,
        client: client(),
        request: { Name: 'CRM sync' },
        records: fakeFile(),
        journal: async (first) => {
          await journal.append(first)
          return journal
        },
      }),
    )
  const resume = (more: Partial<ResumeOptions> = {}) =>
    live(() =>
      resumeImport({
        ...settings,
        ...more,
        client: client(),
        journal: { ...journal, events: [...onDisk] },
        records: fakeFile(),
      }),
    )

  /** Goes on, as a person would who does what each error says, but never orders a second Execute. */
  async function untilDone(more: RunSettings = {}): Promise<RunResult | RunError> {
    let ended: RunResult | RunError | 'crashed' = 'crashed'
    for (let lives = 0; lives < 20; lives++) {
      const before = ended
      ended = await lifeAfter(before, more)
      const isSame = before instanceof RunError && ended instanceof RunError && before.code === ended.code
      if (ended === 'crashed') continue
      if (!(ended instanceof RunError) || isSame || ended.next === null || ended.next === 'execute-again') return ended
    }
    throw new Error('It never ends.')
  }

  async function lifeAfter(before: RunResult | RunError | 'crashed', more: RunSettings) {
    const restart = before instanceof RunError && before.next === 'restart'
    try {
      return await (onDisk.length === 0 ? start(more) : resume({ ...more, restart }))
    } catch (error) {
      if (error instanceof RunError) return error
      if (error instanceof Crash) return 'crashed'
      throw error
    }
  }
  return {
    mock,
    start,
    resume,
    untilDone,
    onDisk,
    effects: () => effects,
    stopAt(given: Stop) {
      stop = given
    },
    move(ms: number) {
      now += ms
    },
  }
}
