import { type BulkImportError, type ImportSession, isBulkImportError } from '@bulk-import/client'
import { isPositiveInt64 } from '@bulk-import/internal/exact-integer'
import type { InputFacts } from '../journal/events.ts'
import { nothingYet } from '../journal/state.ts'
import { confirm } from './confirm.ts'
import { abortOf, checkAborted, endAs, endOf, failureOf } from './ends.ts'
import { executed, isExecuted, isOpen, stateIn } from './execution.ts'
import { inputEnd, isSame, maximumRecordBytes, requestsFor } from './input.ts'
import { checkNotExecuted } from './observe.ts'
import type { Run } from './run.ts'
import { standingOf } from './standing.ts'
import { endOfToken, noStatus, readOptions, statusOf } from './status.ts'

/** Leaves the import of the journal for a new one: never one that is executed, or perhaps. */
export async function leave(run: Run): Promise<void> {
  const { state } = run
  if (state.finished !== undefined) {
    const message = 'The run of this journal has finished. Begin another one with another journal.'
    throw endAs(run, 'USAGE', message, null, { reached: 'nothing-sent' })
  }
  if (state.execution === 'none' && state.session !== undefined && !state.session.isContradicting) await checkLeft(run)
  // One that was refused may have been taken all the same, since then.
  if (state.execution === 'refused') {
    const report = await statusOf(run)
    if (isExecuted(report)) await executed(run)
    else if (!isOpen(report)) {
      const message = `Execute was sent once, and the status is ${stateIn(report)} now: nobody can tell whether the import was executed, so it is not left for a new one.`
      throw endAs(run, 'DOUBT', message, null, { reached: 'perhaps-executed', ids: ['I08'] })
    }
  }
  if (run.state.execution === 'unknown' || run.state.execution === 'executed')
    throw endOf(run, 'USAGE', 'An import that was executed, or perhaps, is not left for a new one.', 'resume')
  run.state = nothingYet
}

/** What this journal never executed, somebody else may have. A service that knows nothing of it speaks for a new import (I03). */
async function checkLeft(run: Run): Promise<void> {
  try {
    const report = await run.steps().retrieveStatus({ ...readOptions(run), deadlineMs: leaveDeadlineMs })
    if (run.state.staged === undefined) checkNotExecuted(run, report)
    if (isExecuted(report)) await executed(run)
  } catch (error) {
    if (!isBulkImportError(error)) throw error
    if (error.code === 'ABORTED') throw abortOf(run, error)
    if (error.isRetryable) throw noStatus(run, error, 'restart')
  }
}

const leaveDeadlineMs = 30_000

/** Some twenty times a second. */
const reportEveryBytes = 8_000_000

/** 1. The whole input is read and checked, before anything is sent; or it is the one that was. */
export async function checkInput(run: Run): Promise<void> {
  const { input, plan, state } = run
  checkReadable(run)
  const facts = await checked(run)
  const earlier = state.begun?.input
  if (facts !== undefined && earlier && !isSame(facts, earlier)) throw changed(run)
  if (facts?.records === 0) throw endOf(run, 'INPUT', 'The input has no record.', null)
  const known = facts ?? earlier ?? state.staged
  run.emit({ event: 'planned', records: known?.records, bytes: known?.bytes, requests: requestsFor(run, known) })
  if (state.begun === undefined) {
    run.plan = { ...plan, input: facts ?? null }
    return await confirm(run, { when: 'before-initiate', records: facts?.records })
  }
  if (state.session !== undefined) run.emit({ event: 'resumed', expires: state.session.expires })
  const { records, to: bytes, failed } = state.taken
  if (records > 0) run.emit({ event: 'staged', records, bytes, failed })

  async function checked(one: Run): Promise<InputFacts | undefined> {
    try {
      let nextAt = 0
      const onRead = (bytes: number) => {
        if (bytes < nextAt) return
        nextAt = bytes + reportEveryBytes
        one.emit({ event: 'checking', bytes })
      }
      return await input?.check?.(onRead, maximumRecordBytes(one), one.signal)
    } catch (error) {
      throw inputEnd(one, error)
    }
  }
}

/** A stream is read once only, so a run that has not staged all of it begins anew. */
function checkReadable(run: Run): void {
  const { begun, isRefused, session, staged } = run.state
  const needsInput = begun === undefined || ((isRefused || session !== undefined) && staged === undefined)
  if (!needsInput || (run.input !== undefined && begun?.input !== null)) return
  const message = 'Not all of the records were staged, so they are needed again, from the first one on.'
  throw endOf(run, 'USAGE', message, begun === undefined ? 'restart' : standingOf(run.state).next)
}

function changed(run: Run): Error {
  const message = 'The input is not the one that was checked: its size or its SHA-256 is another.'
  const orNew = run.state.execution === 'unknown' ? '' : ', or begin a new import'
  return endOf(run, 'INPUT_CHANGED', message, 'restart', { hint: `Bring the input back as it was${orNew}.` })
}

/** 2. Initiate, with its event in the journal before. A doubt costs one import of the day's quota, and nothing else (I03). */
export async function initiate(run: Run): Promise<void> {
  const { begun, isRefused, session } = run.state
  if (session !== undefined && !session.isContradicting) return
  if (begun !== undefined && !isRefused) {
    const message = session
      ? 'The response to Initiate contradicts what was asked for.'
      : 'Whether Initiate was taken is not known: the run ended before its response came.'
    throw endOf(run, 'UNCLEAR_INITIATE', message, 'restart')
  }
  checkAborted(run)
  await run.record(run.plan)
  const { accessToken, expires } = await sent(run)
  if (!isPositiveInt64(accessToken)) {
    const message = 'Initiate was taken, and no step can go on with its access token, which must be a positive integer.'
    throw endOf(run, 'UNCLEAR_INITIATE', message, 'restart', { ids: ['C11'] })
  }
  await run.record({ event: 'initiated', accessToken, ...(expires !== undefined && { expires }) })
  run.emit({ event: 'initiated', expires })
  checkAborted(run)
  checkLife(run, 'after Initiate')
}

async function sent(run: Run): Promise<ImportSession> {
  const { client, plan } = run
  try {
    return plan.isDeletion
      ? await client.initiateDeletion(plan.request as never)
      : await client.initiate(plan.request as never)
  } catch (error) {
    throw await initiateEnd(run, failureOf(run, error))
  }
}

/** Statuses that the same request would have again. */
const lasting = [400, 413, 422]

async function initiateEnd(run: Run, error: BulkImportError): Promise<Error> {
  const { message, hint, outcome, ids, code, status = 0 } = error
  const details = { cause: error, hint, ids }
  if (outcome === 'unknown' || outcome === 'accepted') {
    const accessToken = code === 'CONTRACT_VIOLATION' ? (error.accessToken ?? '') : ''
    // Nothing goes on with it, but a person may want to look at what was begun.
    if (isPositiveInt64(accessToken)) await run.record({ event: 'initiated', accessToken, isContradicting: true })
    const perhaps =
      'An import that was started and is not gone on with changes nothing (I03), but counts for the quota of the day.'
    return endOf(run, 'UNCLEAR_INITIATE', message, 'restart', { ...details, hint: perhaps })
  }
  await run.record({ event: 'not-initiated', status })
  const isLasting = code === 'USAGE' || lasting.includes(status)
  const other = isLasting
    ? 'The journal holds this request: begin another run, with another journal.'
    : 'The journal holds the address and the account: to change them, begin another run, with another journal.'
  const withHint = { ...details, hint: hint === undefined ? other : `${hint} ${other}` }
  return endAs(run, 'NOT_STARTED', message, isLasting ? null : standingOf(run.state).next, withHint)
}

/** How long the token has to live is the caller's to say; one whose end cannot be read is warned of, and trusted. */
export function checkLife(run: Run, when: string): void {
  const endMs = endOfToken(run)
  if (endMs === undefined) {
    run.emit({ event: 'warning', message: 'When the access token ends cannot be read from its Expires.' })
    return
  }
  const leftMs = endMs - run.now()
  if (leftMs >= run.limits.minLifeMs) return
  const left = leftMs > 0 ? `lives ${duration(leftMs)} more` : 'has ended'
  const message = `The access token ${left} ${when}, and ${duration(run.limits.minLifeMs)} are needed.`
  const ids = ['S05', 'S46']
  const minLifeMs = Math.floor(leftMs / 2 / 1000) * 1000
  if (minLifeMs <= 0 || standingOf(run.state).next !== 'resume')
    throw endOf(run, 'TOKEN_ENDS', message, 'restart', { ids })
  const hint = `If less is enough, go on with \`minLifeMs: ${minLifeMs}\`; otherwise leave this import for a new one.`
  throw endOf(run, 'TOKEN_ENDS', message, 'resume', { ids, hint, change: { minLifeMs } })
}

function duration(ms: number): string {
  return ms < 120_000 ? `${Math.floor(ms / 1000)} s` : `${(ms / 60_000).toFixed(1)} min`
}
