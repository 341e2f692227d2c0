import { abortableRace } from '@bulk-import/internal/race'
import { emit } from '../hooks.ts'
import { runAttempt } from './attempt.ts'
import { type Call, callError } from './call.ts'
import { failureOf } from './failure.ts'
import type { HttpRequest } from './operation.ts'
import { addToken } from './redact.ts'
import { type HttpResponse, outcomeOf } from './response.ts'
import { decideRetry } from './retry.ts'

/**
 * Sends the request, and sends it again where the policy of the operation allows that, until there is a response that stays.
 * Nothing is thrown for a status.
 *
 * @throws NetworkError, TimeoutError, AbortError, AuthenticationError, UsageError
 */
export async function send(call: Call, request: HttpRequest): Promise<HttpResponse> {
  const { operation, options, about } = call
  const { hooks, deadlineMs, maxWaitMs } = options
  let hasRefreshed = false
  for (let attempt = 1; ; attempt++) {
    hasRefreshed ||= options.credential.isRejected
    const result = await runAttempt(call, request, attempt)
    const end = (whyNoRetry = '') => {
      call.whyNoRetry = whyNoRetry
      if ('what' in result) throw callError(call, result)
      noteToken(call, result)
      return result
    }
    const delayMs = decideRetry(result, { attempt, hasRefreshed }, operation.retryPolicy, options)
    if (delayMs === undefined) return end()
    if (delayMs > maxWaitMs || call.elapsedMs() + delayMs >= deadlineMs) {
      return end(`No retry: the wait of ${Math.ceil(delayMs / 1000)} s is longer than this call may take.`)
    }
    const isFailure = 'what' in result
    const reason = isFailure ? callError(call, result).code : result.status
    emit(hooks, 'onRetry', about, { attempt, waitMs: delayMs, reason })
    call.outcome = isFailure ? result.outcome : outcomeOf(result, operation.retryPolicy)
    if (delayMs > 0) await wait(call, delayMs)
    if (call.elapsedMs() >= deadlineMs) return end('No retry: the wait went beyond the deadline.')
  }
}

/** Waits before another attempt. @throws AbortError */
async function wait(call: Call, timeoutMs: number): Promise<void> {
  const { signal, runtime } = call.options
  const forever = () => new Promise<never>(() => undefined)
  const schedule = (callback: () => void, delayMs: number) => runtime.schedule(callback, delayMs)
  const end = await abortableRace(forever, { signal, onAbort: 'caller', timeoutMs, onTimeout: 'over', schedule })
  if ('endedBy' in end && end.endedBy === 'caller') {
    throw callError(call, {
      ...failureOf(call, 'caller', false),
      what: 'aborted by the caller while waiting to retry.',
    })
  }
}

/** Notes the token of a success before anything else can go wrong. */
function noteToken(call: Call, { status, text }: HttpResponse): void {
  call.accessToken = status > 199 && status < 300 ? call.operation.accessTokenIn?.(text) : undefined
  if (call.accessToken !== undefined) addToken(call.redactor, call.accessToken)
}
