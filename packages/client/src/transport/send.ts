import type { Redactor } from '@bulk-import/internal/redact'
import type { Outcome } from '../errors.ts'
import { tell } from '../hooks.ts'
import type { Settings } from '../options.ts'
import { stopwatch } from '../runtime.ts'
import { attempt } from './attempt.ts'
import { abortFailure, type Failure } from './failure.ts'
import { redactorFor } from './redact.ts'
import { type Answer, mediaType } from './response.ts'
import { decideRetry, type RetryState } from './retry.ts'

/** Where a call stands. */
export interface Call extends RetryState {
  readonly body: string
  readonly contentType: string
  /** Requests that were sent, or tried to be. */
  attempts: number
  /** What the attempts so far have led to: `not-sent` or `refused`, since nothing is sent after `unknown`. */
  outcome: Outcome
  /** Whether the last answer was a 401 to a credential that can be replaced. */
  isRejected: boolean
  /** The token of the answer, as soon as it is known: it must outlive whatever goes wrong after that. */
  accessToken?: string | undefined
  /** Knows the credentials that were used in the call, and keeps them out of every message. */
  readonly redactor: Redactor
}

/** An answer that stays, and how it was come by. */
export interface Sent {
  answer: Answer
  call: Call
  /** Why it was not waited for another one, where it could have been; empty otherwise. */
  note: string
}

/** A call that is about to begin: its time runs from now on. */
export function startCall(body: string, contentType: string, { runtime, auth }: Settings): Call {
  return {
    body,
    contentType,
    attempts: 0,
    trips: 0,
    outcome: 'not-sent',
    isRejected: false,
    isRefreshed: false,
    elapsedMs: stopwatch(runtime),
    redactor: redactorFor(auth),
  }
}

/**
 * Sends the request, and sends it again only where that cannot start a second import, until there is an answer that stays.
 * Nothing is thrown for a status.
 *
 * @throws NetworkError, TimeoutError, AbortError, AuthenticationError, UsageError
 */
export async function send(call: Call, settings: Settings): Promise<Sent> {
  const { hooks, about, deadlineMs } = settings
  for (;;) {
    call.trips++
    const since = call.elapsedMs()
    const result = await attempt(call, settings)
    if ('status' in result) {
      const { status, headers } = result
      const event = { status, durationMs: call.elapsedMs() - since, mediaType: mediaType(headers) }
      tell(hooks, 'onResponse', { ...about, attempt: call.trips, ...event })
    }
    const decision = decideRetry(result, call, settings)
    if (!decision.retry) return finish(result, call, tooLong(decision.tooLongMs))
    const { delayMs, refreshCredential } = decision
    const reason = 'status' in result ? result.status : result.code
    tell(hooks, 'onRetry', { ...about, attempt: call.trips, waitMs: delayMs, reason })
    call.outcome = 'status' in result ? 'refused' : result.outcome
    call.isRejected = refreshCredential
    call.isRefreshed ||= refreshCredential
    if (delayMs > 0) await pause(delayMs, call, settings)
    if (call.elapsedMs() >= deadlineMs)
      return finish(result, call, ' It was not sent again: the wait went beyond the deadline.')
  }
}

function tooLong(waitMs: number | undefined): string {
  if (waitMs === undefined) return ''
  return ` It was not sent again: the wait of ${Math.ceil(waitMs / 1000)} s is longer than this call may take.`
}

function finish(result: Answer | Failure, call: Call, note: string): Sent {
  if ('status' in result) return { answer: result, call, note }
  throw result.toError(note)
}

function pause(waitMs: number, call: Call, settings: Settings): Promise<void> {
  const { runtime, signal } = settings
  return new Promise((resolve, reject) => {
    const stop = () => {
      cancel()
      reject(abortFailure(call, call.outcome, settings, ' while it waited to send again').toError(''))
    }
    const cancel = runtime.schedule(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, waitMs)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })
}
