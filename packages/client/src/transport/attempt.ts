import { authorization } from '../auth/authorization.ts'
import { tell } from '../hooks.ts'
import type { Settings } from '../options.ts'
import { stopwatch } from '../runtime.ts'
import { abortFailure, type Failure, networkFailure, timeoutFailure, usageFailure } from './failure.ts'
import { readText } from './read-text.ts'
import type { Answer } from './response.ts'
import type { Call } from './send.ts'

type End = 'caller' | 'attempt' | 'deadline'

/** Where an attempt stands. */
interface Trip {
  isSent: boolean
  endedBy?: End
  /** An answer other than 200 whose body is still to be read: its status is known, even when the body never comes. */
  unread?: Answer
  readonly elapsedMs: () => number
  readonly signal: AbortSignal
  end(by: End): void
}

/** One attempt: credential, request, answer. What goes wrong on the way is returned, not thrown. */
export async function attempt(call: Call, settings: Settings): Promise<Answer | Failure> {
  const { signal, runtime, attemptTimeoutMs, deadlineMs } = settings
  if (signal?.aborted) return abortFailure(call, call.outcome, settings)
  const remainingMs = deadlineMs - call.elapsedMs()
  const controller = new AbortController()
  let reject: (reason: unknown) => void = () => undefined
  const ended = new Promise<never>((_, onEnd) => {
    reject = onEnd
  })
  const trip: Trip = {
    isSent: false,
    elapsedMs: stopwatch(runtime),
    signal: controller.signal,
    end(by) {
      trip.endedBy ??= by
      controller.abort()
      reject(by)
    },
  }
  const onAbort = () => trip.end('caller')
  signal?.addEventListener('abort', onAbort)
  const limit = remainingMs < attemptTimeoutMs ? 'deadline' : 'attempt'
  const cancelTimer = runtime.schedule(() => trip.end(limit), Math.min(remainingMs, attemptTimeoutMs))
  try {
    return await Promise.race([travel(call, settings, trip), ended])
  } catch (error) {
    return trip.unread !== undefined && trip.endedBy !== 'caller' ? trip.unread : explain(error, call, settings, trip)
  } finally {
    cancelTimer()
    signal?.removeEventListener('abort', onAbort)
  }
}

async function travel(call: Call, settings: Settings, trip: Trip): Promise<Answer | Failure> {
  const { url, hooks, about, maxBodyBytes } = settings
  const credential = await authorization(call, settings, trip.signal)
  if (typeof credential !== 'string') return credential
  call.redactor.addAuthorization(credential)
  tell(hooks, 'onRequest', { ...about, attempt: call.trips })
  endWhenLate(call, settings, trip)
  trip.signal.throwIfAborted()
  call.attempts++
  trip.isSent = true
  const response = await (settings.fetch ?? globalThis.fetch)(url, {
    method: 'POST',
    headers: { Authorization: credential, 'Content-Type': call.contentType, ...Object.fromEntries(settings.headers) },
    body: call.body,
    redirect: 'manual',
    signal: trip.signal,
  })
  const { status } = response
  const answer = { status, headers: response.headers, text: '' }
  if (status !== 200) trip.unread = answer
  if (response.body && typeof response.body.getReader !== 'function') {
    const complaint = 'must give responses with a web stream as body, and gave another'
    return trip.unread ?? usageFailure({ ...call, outcome: 'unknown' }, 'fetch', complaint)
  }
  return { ...answer, ...(await readText(response, maxBodyBytes)) }
}

/** Right before the request leaves, since a timer can fire late: the machine slept, or the event loop was blocked. */
function endWhenLate(call: Call, { deadlineMs, attemptTimeoutMs }: Settings, trip: Trip): void {
  if (call.elapsedMs() >= deadlineMs) trip.end('deadline')
  else if (trip.elapsedMs() >= attemptTimeoutMs) trip.end('attempt')
}

function explain(error: unknown, call: Call, settings: Settings, { isSent, endedBy }: Trip): Failure {
  const outcome = isSent ? 'unknown' : call.outcome
  if (endedBy === 'caller') return abortFailure(call, outcome, settings)
  if (endedBy !== undefined) return timeoutFailure(call, outcome, settings, endedBy)
  return networkFailure(call, error, settings)
}
