import { retryAfterMs } from '@bulk-import/internal/retry-after'
import { AbortError } from '../errors.ts'
import type { ResolvedOptions } from '../resolve-options.ts'
import type { Failure } from './call.ts'
import type { RetryPolicy } from './operation.ts'
import { type HttpResponse, outcomeOf } from './response.ts'

export type RetryDecision = { retry: false } | { retry: true; delayMs: number; refreshCredential: boolean }

/**
 * Decides what follows an attempt, and changes nothing.
 *
 * @param state which attempt it was, from 1 on, and whether a credential was replaced already
 */
export function decideRetry(
  result: HttpResponse | Failure,
  { attempt, hasRefreshed }: { attempt: number; hasRefreshed: boolean },
  policy: RetryPolicy,
  { auth, maxAttempts, runtime }: Pick<ResolvedOptions, 'auth' | 'maxAttempts' | 'runtime'>,
): RetryDecision {
  if (attempt >= maxAttempts) return { retry: false }
  // Full jitter: a random part of a growing bound.
  const jitterMs = () => Math.round(runtime.random() * Math.min(8000, 250 * 2 ** attempt))
  if ('what' in result) {
    const canHelp = result.isRetryable === true && result.type !== AbortError
    return canHelp ? { retry: true, delayMs: jitterMs(), refreshCredential: false } : { retry: false }
  }
  const { status, headers } = result
  if (status === 401 && typeof auth === 'function' && !hasRefreshed) {
    return { retry: true, delayMs: 0, refreshCredential: true }
  }
  const canRepeat = policy.isIdempotent || outcomeOf(result, policy) === 'refused'
  if (!policy.statuses.includes(status) || !canRepeat) return { retry: false }
  return { retry: true, delayMs: retryAfterMs(headers, runtime.now()) ?? jitterMs(), refreshCredential: false }
}
