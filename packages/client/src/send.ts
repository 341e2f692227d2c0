import { type Answer, isRefusal, mediaType } from './answer.ts'
import { adviceOn, attempt, type Call } from './attempt.ts'
import { AbortError, type InitiateError, isInitiateError } from './errors.ts'
import { tell } from './hooks.ts'
import type { Settings } from './options.ts'
import { retryAfterMs } from './retry-after.ts'

/** An answer that stays, and how it was come by. */
export interface Sent {
  answer: Answer
  call: Call
  /** Why it was not waited for another one, when the wait was too long; empty otherwise. */
  note: string
}

/**
 * Sends one request, and sends it again only where that cannot start a second import, until there is an answer that
 * stays. Nothing is thrown for a status.
 *
 * @throws NetworkError, TimeoutError, AbortError, AuthenticationError, UsageError
 */
export async function send(body: string, contentType: string, settings: Settings): Promise<Sent> {
  const { hooks, runtime, url, maxAttempts, maxWaitMs } = settings
  const deadline = runtime.now() + settings.deadlineMs
  const call: Call = {
    url,
    body,
    contentType,
    attempts: 0,
    outcome: 'not-sent',
    isRejected: false,
    isRefreshed: false,
    deadline,
    secrets: [],
  }
  for (let trip = 1; ; trip++) {
    const started = runtime.now()
    const result = await attempt(call, settings)
    record(result, call, runtime.now() - started, settings)
    const waitMs = trip < maxAttempts ? waitBeforeRepeat(result, call, settings) : undefined
    const isInTime = waitMs !== undefined && waitMs <= maxWaitMs && runtime.now() + waitMs < deadline
    if (!isInTime) return finish(result, call, waitMs)
    const reason = isInitiateError(result) ? result.code : result.status
    tell(hooks, 'onRetry', { operationId: 'initiate', attempt: call.attempts, waitMs, reason })
    if (waitMs > 0) await pause(waitMs, call, settings)
  }
}

function record(result: Answer | InitiateError, call: Call, durationMs: number, { hooks }: Settings): void {
  if (isInitiateError(result)) call.outcome = result.outcome
  else {
    const { status, headers } = result
    if (call.outcome !== 'unknown') call.outcome = isRefusal(status) ? 'refused' : 'unknown'
    const event = { attempt: call.attempts, status, durationMs, mediaType: mediaType(headers) } as const
    tell(hooks, 'onResponse', { operationId: 'initiate', ...event })
  }
}

/** The answer that stays, or the error that is thrown. @param waitMs the wait that was too long, if there was one */
function finish(result: Answer | InitiateError, call: Call, waitMs: number | undefined): Sent {
  const note =
    waitMs === undefined
      ? ''
      : ` It was not sent again: the wait of ${Math.ceil(waitMs / 1000)} s is longer than maxWaitMs or the deadline allows.`
  if (!isInitiateError(result)) return { answer: result, call, note }
  result.message += note
  throw result
}

/** How long to wait before the request is sent again; undefined when it must not be. */
function waitBeforeRepeat(result: Answer | InitiateError, call: Call, settings: Settings): number | undefined {
  const { runtime, repeatWhenUnknown, auth } = settings
  // Full jitter: a random part of a growing bound.
  const jitterMs = Math.round(runtime.random() * Math.min(8000, 250 * 2 ** call.attempts))
  call.isRejected = false
  if (isInitiateError(result)) {
    const isOver = result.code !== 'NETWORK' && (result.code !== 'TIMEOUT' || result.clock === 'deadline')
    return !isOver && (result.isRetryable || repeatWhenUnknown) ? jitterMs : undefined
  }
  const { status, headers } = result
  if (status === 401 && typeof auth === 'function' && !call.isRefreshed) {
    call.isRejected = call.isRefreshed = true
    return 0
  }
  if (status === 307 || status === 308) return followRedirect(headers, call)
  const mayRepeat = status === 503 || (repeatWhenUnknown && [500, 502, 504].includes(status))
  // The server's word exactly.
  return mayRepeat ? (retryAfterMs(headers, runtime.now()) ?? jitterMs) : undefined
}

/** Follows a redirect that keeps method and body, to the same origin: who sent it has not taken the request. */
function followRedirect(headers: Headers, call: Call): 0 | undefined {
  const location = headers.get('location') ?? ''
  if (!location || !URL.canParse(location, call.url)) return undefined
  const { origin, username, password, href } = new URL(location, call.url)
  if (origin !== new URL(call.url).origin || username || password) return undefined
  call.url = href
  return 0
}

function pause(waitMs: number, { attempts, outcome }: Call, { runtime, signal }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      cancel()
      const details = { attempts, outcome, isRetryable: outcome !== 'unknown', cause: signal?.reason }
      reject(new AbortError(`was ended by the caller while it waited to send again.${adviceOn(outcome)}`, details))
    }
    const cancel = runtime.schedule(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, waitMs)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })
}
