import { mediaTypeOf } from '@bulk-import/internal/media-type'
import { abortableRace } from '@bulk-import/internal/race'
import { credentialFor } from '../auth/credential.ts'
import { emit } from '../hooks.ts'
import { stopwatch } from '../runtime.ts'
import type { Call, Failure } from './call.ts'
import { abortFailure, networkFailure, timeoutFailure, usageFailure } from './failure.ts'
import type { HttpRequest } from './operation.ts'
import { readText } from './read-text.ts'
import type { HttpResponse } from './response.ts'

type EndedBy = 'caller' | 'attempt' | 'deadline'

/** One attempt: credential, request, response. What goes wrong on the way is returned, not thrown. */
export async function runAttempt(
  call: Call,
  request: HttpRequest,
  attempt: number,
  isRejected: boolean,
): Promise<HttpResponse | Failure> {
  const startedMs = call.elapsedMs()
  const result = await exchange(call, request, attempt, isRejected)
  if ('headers' in result) {
    const { status, headers } = result
    const mediaType = mediaTypeOf(headers.get('content-type'))
    const durationMs = call.elapsedMs() - startedMs
    emit(call.options.hooks, 'onResponse', call.about, { attempt, status, durationMs, mediaType })
  }
  return result
}

async function exchange(
  call: Call,
  { url, method, headers, body }: HttpRequest,
  attempt: number,
  isRejected: boolean,
): Promise<HttpResponse | Failure> {
  const { options } = call
  const { signal, runtime, hooks, attemptTimeoutMs, deadlineMs, maxBodyBytes } = options
  if (signal?.aborted) return abortFailure(call, call.outcome)
  const elapsedMs = stopwatch(runtime)
  const remainingMs = deadlineMs - call.elapsedMs()
  let isSent = false
  /** A response other than 200 whose body is still to be read: its status is known, even when the body never comes. */
  let unread: HttpResponse | undefined
  const end = await abortableRace<HttpResponse | Failure, EndedBy>(
    async (running) => {
      const credential = await credentialFor(call, isRejected, running.signal)
      if (typeof credential !== 'string') return credential
      call.redactor.addAuthorization(credential)
      emit(hooks, 'onRequest', call.about, { attempt })
      // Right before the request leaves, since a timer can fire late: the machine slept, or the event loop was blocked.
      if (call.elapsedMs() >= deadlineMs) running.end('deadline')
      if (elapsedMs() >= attemptTimeoutMs) running.end('attempt')
      running.signal.throwIfAborted()
      call.attempts++
      isSent = true
      const response = await (options.fetch ?? globalThis.fetch)(url, {
        method,
        headers: { Authorization: credential, ...headers, ...options.headers },
        ...(body !== undefined && { body }),
        redirect: 'manual',
        signal: running.signal,
      })
      const { status } = response
      const received = { status, headers: response.headers, text: '' }
      if (status !== 200) unread = received
      if (response.body && typeof response.body.getReader !== 'function') {
        return unread ?? usageFailure('unknown', 'fetch', 'must return responses whose body is a web stream')
      }
      return { ...received, ...(await readText(response, maxBodyBytes)) }
    },
    {
      signal,
      onAbort: 'caller',
      timeoutMs: Math.min(remainingMs, attemptTimeoutMs),
      onTimeout: remainingMs < attemptTimeoutMs ? 'deadline' : 'attempt',
      schedule: (callback, delayMs) => runtime.schedule(callback, delayMs),
    },
  )
  if ('result' in end) return end.result
  const { error, endedBy } = end
  if (unread !== undefined && endedBy !== 'caller') return unread
  const outcome = isSent ? 'unknown' : call.outcome
  if (endedBy === 'caller') return abortFailure(call, outcome)
  return endedBy === undefined ? networkFailure(call, error, url) : timeoutFailure(call, outcome, endedBy)
}
