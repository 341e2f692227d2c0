import type { Case } from '@bulk-import/contract/cases'
import { retryAfterMs } from '@bulk-import/internal/retry-after'
import { exactNumber, parseObject } from '../judge/json.ts'
import { opensImport } from '../judge/status.ts'
import type { CaseResult } from '../report.ts'
import type { Run } from '../run/run.ts'
import { credential } from './authorization.ts'
import { type Arrival, exchange } from './exchange.ts'
import type { Sending } from './request.ts'

const mostWaits = 3

/** What came of a case; `no room` when it might open an import too many. */
export type Trip = { arrival: Arrival; openedImport: CaseResult['openedImport'] } | 'no room'

/** Sends until the server no longer asks to wait. */
export async function send(one: Case, sending: Sending, run: Run): Promise<Trip> {
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

async function attempt(one: Case, sending: Sending, isRejected: boolean, run: Run): Promise<Trip> {
  const { settings, redactor, budget } = run
  const authorization = await credential(sending.authorization, sending.clientId, isRejected, settings, redactor).catch(
    (error) => {
      if (!settings.signal?.aborted) throw error
      return undefined // is not sent
    },
  )
  if (!(await budget.take())) return 'no room'
  if (settings.signal?.aborted) {
    budget.settle('no')
    return { arrival: { kind: 'nothing', why: 'stopped', detail: 'not sent', neverLeft: true }, openedImport: 'no' }
  }
  run.counters.requests++
  const arrival = await exchange(sending, authorization, settings)
  const openedImport = openedBy(one, arrival)
  budget.settle(openedImport)
  if (arrival.kind === 'answer') redactor.add(tokenIn(arrival.text))
  return { arrival, openedImport }
}

function tokenIn(text: string): string {
  const token = parseObject(text)?.AccessToken
  if (typeof token === 'string') return token
  return typeof token === 'number' ? (exactNumber(text, 'AccessToken') ?? '') : ''
}

function openedBy(one: Case, arrival: Arrival): CaseResult['openedImport'] {
  if (arrival.kind === 'answer') return opensImport(one, arrival) ? 'yes' : 'no'
  return arrival.neverLeft ? 'no' : 'perhaps'
}
