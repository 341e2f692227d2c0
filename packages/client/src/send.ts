import { type Answer, attempt } from './attempt.ts'
import { AbortError, type InitiateError, isInitiateError } from './errors.ts'
import { tell } from './hooks.ts'
import type { Settings } from './options.ts'
import { retryAfterMs } from './retry-after.ts'

/** An answer that stays, and how it was come by. */
export interface Sent {
  answer: Answer
  attempts: number
  /** The credentials that were used: to be kept out of every message. */
  secrets: readonly string[]
}

interface Call {
  url: string
  attempts: number
  redirects: number
  isRejected: boolean
  deadline: number
  secrets: string[]
}

const operationId = 'initiate'
const maxRedirects = 3

/**
 * Sends one request, and sends it again only where that cannot start a second import, until there is an answer that
 * stays. Nothing is thrown for a status.
 *
 * @throws NetworkError, TimeoutError, AbortError, AuthenticationError, UsageError
 */
export async function send(body: string, contentType: string, settings: Settings): Promise<Sent> {
  const { hooks, runtime, url } = settings
  const call: Call = {
    url,
    attempts: 0,
    redirects: 0,
    isRejected: false,
    deadline: runtime.now() + settings.deadlineMs,
    secrets: [],
  }
  for (;;) {
    const started = runtime.now()
    tell(hooks.onRequest, { operationId, attempt: call.attempts + 1 })
    const result = await attempt({ ...call, body, contentType, earlier: call.attempts }, settings)
    call.attempts++
    if (!isInitiateError(result)) tellResponse(result, call.attempts, runtime.now() - started, settings)
    if (followRedirect(result, call) || askForFreshCredential(result, call, settings)) continue
    const waitMs = waitBeforeRepeat(result, call, settings)
    if (waitMs === undefined) {
      if (isInitiateError(result)) throw result
      return { answer: result, attempts: call.attempts, secrets: call.secrets }
    }
    const reason = isInitiateError(result) ? result.code : result.status
    tell(hooks.onRetry, { operationId, attempt: call.attempts, waitMs, reason })
    await pause(waitMs, call.attempts, settings)
    call.isRejected = false
  }
}

function tellResponse({ status, headers }: Answer, attempts: number, durationMs: number, { hooks }: Settings): void {
  const mediaType = headers.get('content-type')?.split(';')[0]?.trim() ?? ''
  tell(hooks.onResponse, { operationId, attempt: attempts, status, durationMs, mediaType })
}

/** Follows a redirect that keeps method and body, to the same origin: who sent it has not taken the request. */
function followRedirect(result: Answer | InitiateError, call: Call): boolean {
  if (isInitiateError(result) || (result.status !== 307 && result.status !== 308)) return false
  const location = result.headers.get('location') ?? ''
  if (location === '' || !URL.canParse(location, call.url) || call.redirects >= maxRedirects) return false
  const target = new URL(location, call.url)
  if (target.origin !== new URL(call.url).origin) return false
  call.redirects++
  call.url = target.href
  return true
}

/** After a 401, once, where there can be another credential: a fixed string has none. */
function askForFreshCredential(result: Answer | InitiateError, call: Call, { auth }: Settings): boolean {
  if (isInitiateError(result) || result.status !== 401 || typeof auth !== 'function' || call.isRejected) return false
  call.isRejected = true
  return true
}

/** How long to wait before the request is sent again; undefined when it must not be, or when there is no time left. */
function waitBeforeRepeat(result: Answer | InitiateError, call: Call, settings: Settings): number | undefined {
  const { runtime, maxAttempts, maxWaitMs } = settings
  if (call.attempts >= maxAttempts || !mayRepeat(result, settings)) return undefined
  const asked = isInitiateError(result) ? undefined : retryAfterMs(result.headers, runtime.now())
  // The server's word exactly; otherwise a random part of a growing bound (full jitter).
  const waitMs = asked ?? Math.round(runtime.random() * Math.min(8000, 250 * 2 ** call.attempts))
  return waitMs > maxWaitMs || runtime.now() + waitMs >= call.deadline ? undefined : waitMs
}

/** Whether a second import is ruled out, or the caller has taken that risk. */
function mayRepeat(result: Answer | InitiateError, { repeatWhenUnknown }: Settings): boolean {
  if (!isInitiateError(result))
    return result.status === 503 || (repeatWhenUnknown && [500, 502, 504].includes(result.status))
  if (result.isRetryable) return true
  const isEnded = result.code === 'ABORTED' || (result.code === 'TIMEOUT' && result.clock === 'deadline')
  return repeatWhenUnknown && result.outcome === 'unknown' && !isEnded
}

function pause(waitMs: number, attempts: number, { runtime, signal }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      cancel()
      const details = { attempts, outcome: 'refused', cause: signal?.reason } as const
      reject(new AbortError('was ended by the caller while it waited to send again. No import was started.', details))
    }
    const cancel = runtime.schedule(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, waitMs)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })
}
