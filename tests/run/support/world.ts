import { createHash } from 'node:crypto'
import { createClient } from '@bulk-import/client'
import { createMockFetch, type MockOptions } from '@bulk-import/mock'
import type * as Run from '@bulk-import/run'

/** The package that is proven: ours, or one that was made wrong. */
export type RunPackage = Pick<typeof Run, 'runImport' | 'runDeletion' | 'resumeImport'>

/** What ended a run: its result, or the error that says what goes on with it. */
export type End = Run.RunResult | Run.RunError

export const isRunError = (end: unknown): end is Run.RunError => end instanceof Error && end.name === 'RunError'

/** The process has died. */
class Crash extends Error {}

/** Where the process dies: at the n-th effect, before it, after it, or after it with its response lost while the process lives on. */
export interface Stop {
  at: number
  how: 'before' | 'after' | 'lost'
}

/** The file on the disk: what it holds now. */
export const lines = Array.from({ length: 7 }, (_, index) => `{"ProfileId":${index + 1}}`)

const sha256 = (text: string | Buffer) => createHash('sha256').update(text)
/** What the mock says of an import that took each record once, in order. */
export const recordsSha256 = sha256(Buffer.concat(lines.map((text) => sha256(text).digest()))).digest('hex')

/** A file of records as it is whenever it is read, two of them in each chunk after the first. */
function fakeFile(read: () => readonly string[]): Run.Input {
  const factsOf = (records: readonly string[]) => {
    const text = records.join('\n')
    return { records: records.length, bytes: text.length, sha256: sha256(text).digest('hex') }
  }
  let isRead: readonly string[] = []
  return {
    check: async () => factsOf(read()),
    async *chunks({ from, isFirstAlone }) {
      const records = read()
      isRead = records
      const sha256UpTo = (to: number) => factsOf(records.slice(0, to)).sha256
      let index = from
      const none = {
        text: new Uint8Array(),
        count: 0,
        from,
        to: from,
        sha256Before: sha256UpTo(from),
        sha256: sha256UpTo(from),
      }
      if (from >= records.length) yield none
      for (let isFirst = isFirstAlone; index < records.length; isFirst = false) {
        const end = Math.min(records.length, index + (isFirst ? 1 : 2))
        const text = new TextEncoder().encode(records.slice(index, end).join())
        const hashes = { sha256Before: sha256UpTo(index), sha256: sha256UpTo(end) }
        yield { text, count: end - index, from: index, to: end, ...hashes }
        index = end
      }
    },
    facts: () => factsOf(isRead),
  }
}

/** The same records, of a stream, which can be read once only. */
function fakeStream(records: readonly string[]): Run.Input {
  const file = fakeFile(() => records)
  let isRead = false
  return {
    chunks(options) {
      if (isRead) throw new Error('A stream was read twice.')
      isRead = true
      return file.chunks(options)
    },
    facts: () => file.facts(),
  }
}

/** One server, one journal on the disk, and a process that can die and be started again. */
export function createWorld(
  { runImport, runDeletion, resumeImport }: RunPackage,
  options: MockOptions = {},
  { isStream = false } = {},
) {
  let now = Date.UTC(2026, 10, 25)
  let effects = 0
  let stop: Stop | undefined
  let isDead = false
  let died = Promise.withResolvers<never>()
  let file: readonly string[] = lines
  let onEffect: (at: number) => void = () => undefined
  let around: (request: Request, send: typeof fetch) => Promise<Response> = (request, send) => send(request)
  const onDisk: Run.JournalEvent[] = []
  const failedFiles: string[][] = []
  const mock = createMockFetch({ clock: { now: () => now }, processingRate: 1, ...options })

  /** Does something that the process may die at. A dead one does nothing any more. */
  async function effect<Result>(what: () => Promise<Result>): Promise<Result> {
    if (isDead) return new Promise(() => undefined)
    const at = effects++
    onEffect(at)
    if (at !== stop?.at) return what()
    if (stop.how === 'before') return die()
    const result = await what()
    if (stop.how === 'after') return die()
    if (result instanceof Response)
      throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } })
    return result
  }
  function die(): Promise<never> {
    isDead = true
    died.reject(new Crash())
    return new Promise(() => undefined)
  }
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
      fetch: (input, init) => effect(() => around(new Request(input, init), mock)),
    })
  const append = (event: Run.JournalEvent) =>
    effect(async () => {
      onDisk.push(event)
    })
  const journal = (events: readonly Run.JournalEvent[]): Run.Journal => ({
    events,
    append,
    close: async () => undefined,
  })
  const settings: Run.RunSettings = {
    clock: {
      now: () => now,
      async sleep(ms) {
        now += ms
      },
    },
    minLifeMs: 0,
    async keepFailed(texts) {
      const all: string[] = []
      for await (const text of texts) all.push(text)
      failedFiles.push(all)
      return all.length
    },
  }

  /** One life of the process. */
  async function live(run: () => Promise<Run.RunResult>): Promise<End | 'crashed'> {
    isDead = false
    died = Promise.withResolvers()
    died.promise.catch(() => undefined)
    try {
      return await Promise.race([run(), died.promise])
    } catch (error) {
      if (error instanceof Crash) return 'crashed'
      if (isRunError(error)) return error
      throw error
    }
  }
  const begin = async (first: Run.Initiating) => {
    await append(first)
    return journal([first])
  }
  const records = () => (isStream ? fakeStream(file) : fakeFile(() => file))
  const given = () => ({ ...settings, client: client(), records: records(), journal: begin })
  const start = (more: Run.RunSettings = {}, request: object = {}) =>
    live(() => runImport({ ...given(), ...more, request: { Name: 'CRM sync', ...request } as never }))
  const startDeletion = (more: Run.RunSettings = {}) =>
    live(() => runDeletion({ ...given(), request: { Name: 'CRM sync' }, ...more }))
  const resume = (more: Partial<Run.ResumeOptions> = {}) =>
    live(() => resumeImport({ ...given(), ...more, journal: journal([...onDisk]) }))

  /** Goes on, as a person would who does what each error says, but never orders a second Execute. */
  async function untilDone(more: Run.RunSettings = {}): Promise<End> {
    let end: End | 'crashed' = 'crashed'
    for (let lives = 0; lives < 20; lives++) {
      const before: End | 'crashed' = end
      const restart: boolean = isRunError(before) && before.next === 'restart'
      end = await (onDisk.length === 0 ? start(more) : resume({ ...more, restart }))
      if (end === 'crashed') continue
      const isSame = isRunError(before) && isRunError(end) && before.code === end.code
      if (!isRunError(end) || isSame || end.next === null || end.next === 'execute-again') return end
    }
    throw new Error('It never ends.')
  }
  return {
    mock,
    start,
    startDeletion,
    resume,
    untilDone,
    onDisk,
    /** What was failedFiles of failed records, each time. */
    failedFiles,
    effects: () => effects,
    /** Is told before each effect, by its number. */
    onEffect(what: typeof onEffect) {
      onEffect = what
    },
    lives: () => mock.imports().flatMap(({ life }) => life ?? []),
    stopAt(where: Stop) {
      stop = where
    },
    /** Puts something between the process and the server. */
    between(what: typeof around) {
      around = what
    },
    writeFile(records: readonly string[]) {
      file = records
    },
    now: () => now,
    move(ms: number) {
      now += ms
    },
  }
}
