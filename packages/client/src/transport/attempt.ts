import { mediaTypeOf } from '@bulk-import/internal/media-type'
import { abortableRace } from '@bulk-import/internal/race'
import { credentialOf } from '../auth/credential.ts'
import { emit } from '../hooks.ts'
import { stopwatch } from '../runtime.ts'
import { type Call, type Failure, usageFailure } from './call.ts'
import { type EndedBy, failureOf } from './failure.ts'
import type { HttpRequest } from './operation.ts'
import { isReadable, readText } from './read-text.ts'
import type { HttpResponse } from './response.ts'

/** One attempt: credential, request, response. What goes wrong on the way is returned, not thrown. */
export async function runAttempt(
  call: Call,
  { url, method, headers, body }: HttpRequest,
  attempt: number,
): Promise<HttpResponse | Failure> {
  const { options, about } = call
  const { auth, signal, runtime, hooks, attemptTimeoutMs, deadlineMs, maxBodyBytes } = options
  if (signal?.aborted) return failureOf(call, 'caller', false)
  const elapsedMs = stopwatch(runtime)
  const remainingMs = deadlineMs - call.elapsedMs()
  let isSent = false
  /** A response other than 200 whose body is still to be read: its status is known, even when the body never comes. */
  let unread: HttpResponse | undefined
  const end = await abortableRace<HttpResponse | Failure, EndedBy>(
    async (running) => {
      const credential = typeof auth === 'string' ? auth : await credentialOf(auth, call, running.signal)
      if (typeof credential !== 'string') return credential
      emit(hooks, 'onRequest', about, { attempt })
      // Right before the request leaves, since a timer can fire late: the machine slept, or the event loop was blocked.
      if (call.elapsedMs() >= deadlineMs) running.end('deadline')
      if (elapsedMs() >= attemptTimeoutMs) running.end('attempt')
      running.signal.throwIfAborted()
      call.attempts++
      isSent = true
      const response = await (options.fetch ?? globalThis.fetch)(url, {
        method,
        headers: { Authorization: credential, ...headers, ...options.headers },
        ...body?.(),
        redirect: 'manual',
        signal: running.signal,
      })
      const { status } = response
      const received = { status, headers: response.headers, text: '' }
      if (status !== 200) unread = received
      if (!isReadable(response)) {
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
  let result: HttpResponse | Failure
  if ('result' in end) result = end.result
  else if (unread !== undefined && end.endedBy !== 'caller') result = unread
  else result = failureOf(call, end.endedBy, isSent, end.error, url)
  if ('headers' in result) {
    options.credential.isRejected = result.status === 401
    const mediaType = mediaTypeOf(result.headers.get('content-type'))
    emit(hooks, 'onResponse', about, { attempt, status: result.status, durationMs: elapsedMs(), mediaType })
  }
  return result
}
