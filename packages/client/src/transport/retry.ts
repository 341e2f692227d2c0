import { retryAfterMs } from '@bulk-import/internal/retry-after'
import type { Settings } from '../options.ts'
import type { Failure } from './failure.ts'
import { type Answer, outcomeOf } from './response.ts'

/** Whether to send again. `tooLongMs`: there could have been another attempt, but not within this wait. */
export type RetryDecision =
  | { retry: false; tooLongMs?: number }
  | { retry: true; delayMs: number; refreshCredential: boolean }

/** What the decision depends on, besides the last result. */
export interface RetryState {
  /** Attempts so far, whether they were sent or not. */
  trips: number
  /** Whether a credential was replaced already. */
  isRefreshed: boolean
  /** How long the call takes by now. */
  elapsedMs(): number
}

type RetryOptions = Pick<Settings, 'auth' | 'maxAttempts' | 'maxWaitMs' | 'deadlineMs' | 'runtime'>

/** Decides what follows an attempt, and changes nothing. Again only where that cannot start a second import. */
export function decideRetry(result: Answer | Failure, state: RetryState, options: RetryOptions): RetryDecision {
  if (state.trips >= options.maxAttempts) return { retry: false }
  const refreshCredential = isRefreshable(result, state, options)
  const delayMs = refreshCredential ? 0 : delayBefore(result, state, options)
  if (delayMs === undefined) return { retry: false }
  const isInTime = delayMs <= options.maxWaitMs && state.elapsedMs() + delayMs < options.deadlineMs
  return isInTime ? { retry: true, delayMs, refreshCredential } : { retry: false, tooLongMs: delayMs }
}

/** A 401, once, where a function can give another credential. */
function isRefreshable(result: Answer | Failure, { isRefreshed }: RetryState, { auth }: RetryOptions): boolean {
  return 'status' in result && result.status === 401 && typeof auth === 'function' && !isRefreshed
}

/** How long to wait before the request is sent again; undefined when it must not be. */
function delayBefore(result: Answer | Failure, { trips }: RetryState, { runtime }: RetryOptions): number | undefined {
  // Full jitter: a random part of a growing bound.
  const jitterMs = () => Math.round(runtime.random() * Math.min(8000, 250 * 2 ** trips))
  if (!('status' in result)) return result.isTemporary ? jitterMs() : undefined
  if (result.status !== 503 || outcomeOf(result) !== 'refused') return undefined
  // The server's word exactly.
  return retryAfterMs(result.headers, runtime.now()) ?? jitterMs()
}
