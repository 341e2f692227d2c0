import type { Case } from '@bulk-import/contract/cases'
import type { Redactor } from '@bulk-import/internal/redact'
import type { Budget } from './budget.ts'
import { credential } from './credentials.ts'
import { doubtful } from './doubt.ts'
import { type Arrival, exchange } from './exchange.ts'
import { exactNumber, parseObject } from './judge/json.ts'
import { type Bench, finding, judge } from './judge/judge.ts'
import { expectedStatus, opensImport } from './judge/status.ts'
import type { Settings } from './options.ts'
import type { CaseResult } from './report.ts'
import { type Sending, sendingOf } from './request.ts'
import { cleaned, judged, shown, skipped } from './results.ts'
import { retryAfterMs } from './retry-after.ts'
import { safeText } from './safe-text.ts'

/** What the cases of a run share. */
export interface Run {
  settings: Settings
  budget: Budget
  redactor: Redactor
  bench: Bench
  /** Counts what was sent; one object for the whole run. */
  counters: { requests: number }
  /** Sends the simplest request once more: whether the server still takes it. */
  isStillWell(status: number): Promise<boolean>
  /** Ends the run. */
  end(outcome: 'unreachable' | 'refused', why: string): void
  onWait(waitMs: number, status: number): void
}

const mostWaits = 3
const noRoom = 'It might open more imports than maxImports.'

/** Sends one case, waits where it is told to, and judges the answer. */
export async function runCase(one: Case, run: Run): Promise<CaseResult> {
  const { settings, redactor, bench } = run
  const sending = sendingOf(one, settings)
  const started = settings.clock.now()
  const trip = await send(one, sending, run)
  if (trip === 'no room') return skipped(one, noRoom)
  const { arrival, openedImport } = trip
  const rest = { openedImport, durationMs: settings.clock.now() - started }
  if (arrival.kind === 'nothing') {
    const seen = shown(sending, undefined, redactor)
    if (arrival.why === 'stopped')
      return skipped(one, 'The run was ended while its answer was awaited.', { ...seen, ...rest })
    const { outcome, statusIds } = one.expect
    if (outcome === 'refused' && statusIds.length === 0) {
      return skipped(one, `No answer came (${safeText(arrival.detail, redactor)}).`, { ...seen, ...rest })
    }
    const ids = outcome === 'refused' ? statusIds : one.ids
    const found = finding('status', ids, expectedStatus(one), `no answer (${safeText(arrival.detail, redactor)})`)
    return judged(one, { findings: [found], proven: [] }, settings.strict, { ...seen, ...rest })
  }
  const seen = shown(sending, arrival, redactor)
  const why = await excuse(one, sending, arrival, run)
  if (why !== undefined) return skipped(one, why, { ...seen, ...rest })
  const judgement = cleaned(judge(one, sending, arrival, bench), redactor)
  return judged(one, judgement, settings.strict, { ...seen, ...rest })
}

type Trip = { arrival: Arrival; openedImport: CaseResult['openedImport'] }

/** Sends until the server no longer asks to wait. */
async function send(one: Case, sending: Sending, run: Run): Promise<Trip | 'no room'> {
  const { settings } = run
  let isRejected = false
  for (let waits = 0; ; ) {
    const trip = await attempt(one, sending, isRejected, run)
    if (trip === 'no room' || trip.arrival.kind === 'nothing') return trip
    const { status, headers } = trip.arrival
    if (
      status === 401 &&
      !one.expect.statuses.includes(401) &&
      typeof sending.authorization === 'function' &&
      !isRejected
    ) {
      isRejected = true
      continue
    }
    const waitMs = status === 429 || status === 503 ? retryAfterMs(headers, settings.clock.now()) : undefined
    if (waitMs === undefined || waitMs > settings.maxWaitMs || ++waits > mostWaits) return trip
    run.onWait(waitMs, status)
    await settings.clock.sleep(waitMs, settings.signal)
    if (settings.signal?.aborted) return trip
  }
}

async function attempt(one: Case, sending: Sending, isRejected: boolean, run: Run): Promise<Trip | 'no room'> {
  const { settings, redactor, budget } = run
  const authorization = await credential(sending.authorization, sending.clientId, isRejected, settings, redactor)
  if (!(await budget.take())) return 'no room'
  if (settings.signal?.aborted) {
    budget.settle('no')
    return { arrival: { kind: 'nothing', why: 'stopped', detail: 'not sent' }, openedImport: 'no' }
  }
  run.counters.requests++
  const arrival = await exchange(sending, authorization, settings)
  const openedImport = openedBy(one, arrival)
  budget.settle(openedImport)
  const token = arrival.kind === 'answer' && parseObject(arrival.text) && exactNumber(arrival.text, 'AccessToken')
  if (token) redactor.add(token)
  return { arrival, openedImport }
}

function openedBy(one: Case, arrival: Arrival): CaseResult['openedImport'] {
  if (arrival.kind === 'answer') return opensImport(one, arrival) ? 'yes' : 'no'
  return neverLeft.has(arrival.detail) ? 'no' : 'perhaps'
}

const neverLeft = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** Why an answer shows nothing about the case, if so. */
async function excuse(
  one: Case,
  sending: Sending,
  { status }: { status: number },
  run: Run,
): Promise<string | undefined> {
  if (one.expect.statuses.includes(status)) return undefined
  if (status === 404 && sending.hasUnknownName) {
    const names = Object.keys(one.request.placeholders ?? {}).join(', ')
    return `The account may not have what ${names} names (S61): give a name that it has as values.`
  }
  if (!doubtful.includes(status) || !one.request.isAuthorized || one.needs !== undefined) return undefined
  if (await run.isStillWell(status)) return undefined
  return `The server answers ${status} to everything.`
}
