import type { ImportSession } from '@bulk-import/client'
import { instantsOf } from '@bulk-import/internal/dates'
import { InputError } from '../input/input.ts'
import type { InputFacts } from '../journal/events.ts'
import { abortOf, endOf, failureOf, reachedBy } from './ends.ts'
import type { Run } from './run.ts'

/** 1. The whole input is read and checked, before anything is sent; or it is the one that was. */
export async function checkInput(run: Run): Promise<void> {
  const { input, plan, state, signal } = run
  const facts = await checked(run)
  const earlier = state.begun?.input
  if (facts !== undefined && earlier && !isSame(facts, earlier)) throw changed(run)
  if (state.begun !== undefined) return
  if (facts?.records === 0) throw endOf(run, 'INPUT', 'The input has no record.', null)
  run.plan = { ...plan, input: facts ?? null }
  run.emit({ event: 'planned', records: facts?.records, bytes: facts?.bytes, requests: requestsFor(run, facts) })
  if (!needsConfirmation(run)) return
  const { request, isDeletion } = plan
  const isConfirmed = await run.confirm({ when: 'before-initiate', request, isDeletion, records: facts?.records })
  if (signal?.aborted) throw abortOf(run)
  if (!isConfirmed) throw endOf(run, 'NOT_CONFIRMED', 'Not confirmed. Nothing was sent.', null)

  async function checked(one: Run): Promise<InputFacts | undefined> {
    try {
      const onRead = (bytes: number) => one.emit({ event: 'checking', bytes })
      return await input.check?.(onRead, maximumRecordBytes(one), signal)
    } catch (error) {
      if (signal?.aborted) throw abortOf(one, error)
      throw inputEnd(one, error)
    }
  }
}

/** A deletion and a refresh remove what is there, so a person confirms them. */
export function needsConfirmation({ plan: { request, isDeletion } }: Run): boolean {
  return isDeletion || Object.entries(request).some(([name, value]) => name.startsWith('Refresh') && value === true)
}

/** What a problem of the input ends the run with; whatever else it is, stays as it is. */
export function inputEnd(run: Run, error: unknown): unknown {
  if (!(error instanceof InputError)) return error
  return endOf(run, 'INPUT', error.message, reachedBy(run) === 'nothing-sent' ? null : 'restart', { cause: error })
}

export function changed(run: Run): Error {
  const message = 'The input is not the one that was checked: its size or its SHA-256 is another. Nothing was executed.'
  return endOf(run, 'INPUT_CHANGED', message, 'restart', {
    hint: 'Bring the input back as it was, or begin a new import.',
  })
}

export function isSame(one: InputFacts, other: InputFacts): boolean {
  return one.bytes === other.bytes && one.sha256 === other.sha256 && one.records === other.records
}

/** The wrapper of a stage request, around its records. */
export function wrapperBytes({ plan: { inferred } }: Run): number {
  return Buffer.byteLength(JSON.stringify({ [inferred.recordsProperty ?? 'UserProfilePreferences']: [] }))
}

function maximumRecordBytes(run: Run): number {
  return run.limits.chunkBytes - wrapperBytes(run)
}

/** As many as the bytes take at least; the first has one record. */
function requestsFor(run: Run, facts: InputFacts | undefined): number | undefined {
  return facts && 1 + Math.ceil(facts.bytes / maximumRecordBytes(run))
}

/** 2. Initiate, with its event in the journal before. A doubt costs one import of the day's quota, and nothing else (I03). */
export async function initiate(run: Run): Promise<void> {
  const { client, plan } = run
  if (run.state.begun !== undefined) {
    const message =
      'Whether Initiate was taken is not known: the run ended before its response came. Nothing was executed.'
    throw endOf(run, 'UNCLEAR_INITIATE', message, 'restart')
  }
  await run.record(run.plan)
  let session: ImportSession
  try {
    session = plan.isDeletion
      ? await client.initiateDeletion(plan.request as never)
      : await client.initiate(plan.request as never)
  } catch (error) {
    throw initiateEnd(run, error)
  }
  const { accessToken, expires } = session
  await run.record({ event: 'initiated', accessToken, ...(expires !== undefined && { expires }) })
  run.emit({ event: 'initiated', expires })
}

function initiateEnd(run: Run, given: unknown): Error {
  const error = failureOf(run, given)
  const { message, hint, outcome, ids } = error
  const details = { cause: error, hint, ids }
  if (outcome === 'unknown' || outcome === 'accepted') {
    return endOf(run, 'UNCLEAR_INITIATE', `${message} Nothing was executed.`, 'restart', details)
  }
  return endOf(run, 'NOT_STARTED', message, 'restart', { ...details, reached: 'not-started' })
}

/** How long the token has to live is the caller's to say; one whose end cannot be read is warned of, and trusted. */
export function checkLife(run: Run, when: string): void {
  const endMs = instantsOf(run.state.session?.expires ?? '')?.latestMs
  if (endMs === undefined) {
    run.emit({ event: 'warning', message: 'When the access token ends cannot be read from its Expires.' })
    return
  }
  const leftMs = endMs - run.now()
  if (leftMs >= run.limits.minLifeMs) return
  const minutes = (ms: number) => `${(ms / 60_000).toFixed(1)} min`
  const message = `The access token lives ${minutes(Math.max(0, leftMs))} more ${when}, and must ${minutes(run.limits.minLifeMs)}. Nothing was executed.`
  throw endOf(run, 'TOKEN_ENDS', message, 'restart', { ids: ['S05', 'S46'] })
}
