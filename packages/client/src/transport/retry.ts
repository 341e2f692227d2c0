import { retryAfterMs } from '@bulk-import/internal/retry-after'
import { AbortError } from '../errors.ts'
import type { ResolvedOptions } from '../resolve-options.ts'
import type { Failure } from './call.ts'
import type { RetryPolicy } from './operation.ts'
import { type HttpResponse, outcomeOf } from './response.ts'

/**
 * How long to wait before another attempt, in milliseconds; undefined where there is none. It changes nothing.
 *
 * @param state which attempt it was, from 1 on, and whether a credential was replaced already
 */
export function decideRetry(
  result: HttpResponse | Failure,
  { attempt, hasRefreshed }: { attempt: number; hasRefreshed: boolean },
  policy: RetryPolicy,
  { auth, maxAttempts, runtime }: Pick<ResolvedOptions, 'auth' | 'maxAttempts' | 'runtime'>,
): number | undefined {
  if (attempt >= maxAttempts) return undefined
  // Full jitter: a random part of a growing bound.
  const jitterMs = () => Math.round(runtime.random() * Math.min(8000, 250 * 2 ** attempt))
  if ('what' in result) return result.isRetryable && result.type !== AbortError ? jitterMs() : undefined
  const { status, headers } = result
  if (status === 401 && typeof auth === 'function' && !hasRefreshed && !policy.isSentOnce) return 0
  const canRepeat = policy.isIdempotent || outcomeOf(result, policy) === 'refused'
  return policy.statuses.includes(status) && canRepeat
    ? Math.max(jitterMs(), retryAfterMs(headers, runtime.now()) ?? 0)
    : undefined
}
