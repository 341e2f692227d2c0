import { authorization } from './auth.ts'
import {
  AbortError,
  type ErrorDetails,
  type InitiateError,
  isInitiateError,
  NetworkError,
  TimeoutError,
} from './errors.ts'
import { hasNeverLeft } from './never-left.ts'
import type { Settings } from './options.ts'
import { type ReadFault, readText } from './read-text.ts'
import { redactCause } from './redact.ts'

/** An answer that was read, whatever its status. */
export interface Answer {
  status: number
  headers: Headers
  text: string
  fault?: ReadFault
}

export interface Attempt {
  url: string
  body: string
  contentType: string
  /** Attempts before this one. */
  earlier: number
  isRejected: boolean
  /** When the whole call has to end, in milliseconds since 1970. */
  deadline: number
  /** The credentials that were used in the call, newest last: to be kept out of every message. */
  secrets: string[]
}

/** One trip: credential, request, answer. What goes wrong on the way is returned as an error, not thrown. */
export async function attempt(trip: Attempt, settings: Settings): Promise<Answer | InitiateError> {
  const { signal, runtime } = settings
  if (signal?.aborted) return explain(undefined, trip, settings, { isSent: false, endedBy: 'caller' })
  const remainingMs = trip.deadline - runtime.now()
  const clock = remainingMs < settings.attemptTimeoutMs ? 'deadline' : 'attempt'
  const controller = new AbortController()
  const state: State = { isSent: false, endedBy: undefined }
  let end: (by: NonNullable<State['endedBy']>) => void = () => undefined
  const ended = new Promise<never>((_, reject) => {
    end = (by) => {
      state.endedBy ??= by
      controller.abort()
      reject(by)
    }
  })
  const onAbort = () => end('caller')
  const cancelTimer = runtime.schedule(() => end(clock), Math.min(remainingMs, settings.attemptTimeoutMs))
  signal?.addEventListener('abort', onAbort)
  try {
    return await Promise.race([travel(trip, settings, controller.signal, state), ended])
  } catch (cause) {
    return explain(cause, trip, settings, state)
  } finally {
    cancelTimer()
    signal?.removeEventListener('abort', onAbort)
  }
}

interface State {
  isSent: boolean
  endedBy: 'caller' | 'attempt' | 'deadline' | undefined
}

async function travel(trip: Attempt, settings: Settings, signal: AbortSignal, state: State): Promise<Answer> {
  const { clientId, auth, maxBodyBytes } = settings
  const credential = await authorization(auth, { clientId, isRejected: trip.isRejected, signal }, trip.earlier)
  signal.throwIfAborted()
  trip.secrets.push(credential)
  state.isSent = true
  const send = settings.fetch ?? globalThis.fetch
  const response = await send(trip.url, {
    method: 'POST',
    headers: { Authorization: credential, 'Content-Type': trip.contentType, Accept: 'application/json' },
    body: trip.body,
    redirect: 'manual',
    signal,
  })
  const { status, headers } = response
  try {
    return { status, headers, ...(await readText(response, maxBodyBytes)) }
  } catch (cause) {
    // A refusal is known by its status, even when its body breaks off.
    if (status === 200 || signal.aborted) throw cause
    return { status, headers, text: '' }
  }
}

function explain(cause: unknown, trip: Attempt, { signal }: Settings, { isSent, endedBy }: State): InitiateError {
  if (isInitiateError(cause)) return cause
  const attempts = trip.earlier + (isSent ? 1 : 0)
  const before = trip.earlier > 0 ? 'refused' : 'not-sent'
  const details: ErrorDetails = { attempts, outcome: isSent ? 'unknown' : before }
  const advice = isSent ? mayExist : 'No import was started.'
  if (endedBy === 'caller') {
    return new AbortError(`was ended by the caller. ${advice}`, { ...details, cause: signal?.reason })
  }
  if (endedBy !== undefined) {
    const what =
      endedBy === 'attempt' ? 'an attempt took longer than attemptTimeoutMs' : 'the call reached its deadlineMs'
    return new TimeoutError(`did not finish: ${what}. ${advice}`, details, endedBy)
  }
  const shown = { ...details, cause: redactCause(cause, trip.secrets) }
  if (hasNeverLeft(cause)) {
    const message =
      'was not sent: the server could not be reached. Check the base URL and the network. No import was started.'
    return new NetworkError(message, { ...shown, outcome: before, isRetryable: true })
  }
  return new NetworkError(`lost the connection. ${mayExist}`, shown)
}

export const mayExist = 'The import may exist: find out before you send it again.'
