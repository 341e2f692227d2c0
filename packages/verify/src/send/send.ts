import type { Case } from '@bulk-import/contract/cases'
import { retryAfterMs } from '@bulk-import/internal/retry-after'
import { isReadOnly } from '../contract.ts'
import { isAccepted } from '../judge/status.ts'
import type { Changed } from '../report.ts'
import type { Run } from '../run/run.ts'
import { authorizationOf } from './authorization.ts'
import { type Exchange, exchange } from './exchange.ts'
import type { PreparedRequest } from './request.ts'

const maximumWaits = 3

/** What came of a case; `no room` when it might change more than `maxImports` allows. */
export type Sent = (Exchange & { changed: Changed }) | 'no room'

/** Sends until the server no longer asks to wait, and once more with new credentials after 401. */
export async function send(one: Case, request: PreparedRequest, run: Run): Promise<Sent> {
  const { clock, maxWaitMs, signal } = run.settings
  const canRenew = typeof request.account.authorization === 'function' && !one.expect.statuses.includes(401)
  let isRejected = false
  for (let waits = 0; ; ) {
    const sent = await attempt(one, request, isRejected, run)
    if (sent === 'no room' || sent.response === undefined) return sent
    const { status, headers } = sent.response
    if (status === 401 && canRenew && !isRejected) {
      isRejected = true
      continue
    }
    const waitMs = [429, 503].includes(status) ? retryAfterMs(headers, clock.now()) : undefined
    if (waitMs === undefined || waitMs > maxWaitMs || ++waits > maximumWaits) return sent
    run.onWait(waitMs, status)
    await clock.sleep(waitMs, signal)
    if (signal?.aborted) return sent
  }
}

async function attempt(one: Case, request: PreparedRequest, isRejected: boolean, run: Run): Promise<Sent> {
  const { settings, redactor, budget } = run
  const { signal, contract } = settings
  const authorization = await authorizationOf(request.account, isRejected, settings, redactor)
  const mayChange = !isReadOnly(contract, one)
  if (mayChange && !(await budget.take())) return 'no room'
  let sent: Exchange = { failure: { why: 'stopped', detail: 'not sent', isUnsent: true } }
  if (!signal?.aborted) {
    run.requests++
    sent = await exchange(request, authorization, settings)
  }
  const changed = mayChange ? changedBy(one, sent, run) : 'no'
  if (mayChange) budget.release(changed)
  const secrets = sent.response && contract.adapters[one.operationId]?.secretsIn?.(sent.response.text)
  for (const secret of secrets ?? []) redactor.add(secret)
  return { ...sent, changed }
}

function changedBy(one: Case, sent: Exchange, { settings }: Run): Changed {
  if (sent.response !== undefined) return isAccepted(settings.contract, one, sent.response) ? 'yes' : 'no'
  return sent.failure.isUnsent ? 'no' : 'maybe'
}
