import type { Answer } from './answer.ts'
import { authorization } from './auth.ts'
import { AbortError, type InitiateError, isInitiateError, NetworkError, type Outcome, TimeoutError } from './errors.ts'
import { tell } from './hooks.ts'
import { hasNeverLeft } from './never-left.ts'
import type { Settings } from './options.ts'
import { readText } from './read-text.ts'
import { redactCause } from './redact.ts'

/** Where a call stands. */
export interface Call {
  url: string
  readonly body: string
  readonly contentType: string
  /** Requests that were sent or tried so far. */
  attempts: number
  /** What the attempts so far have led to: once it is `unknown`, no later refusal can take that back. */
  outcome: Outcome
  /** Whether the last answer was a 401 to a credential that can be replaced. */
  isRejected: boolean
  /** Whether a credential was replaced already. */
  isRefreshed: boolean
  /** When the whole call has to end, in milliseconds since 1970. */
  readonly deadline: number
  /** The credentials that were used in the call: to be kept out of every message. */
  readonly secrets: string[]
}

/** One trip: credential, request, answer. What goes wrong on the way is returned as an error, not thrown. */
export async function attempt(call: Call, settings: Settings): Promise<Answer | InitiateError> {
  const { signal, runtime, attemptTimeoutMs } = settings
  const state: State = { isSent: false }
  if (signal?.aborted) return explain(undefined, call, settings, { ...state, endedBy: 'caller' })
  const remainingMs = call.deadline - runtime.now()
  const clock = remainingMs < attemptTimeoutMs ? 'deadline' : 'attempt'
  const controller = new AbortController()
  let end: (by: NonNullable<State['endedBy']>) => void = () => undefined
  const ended = new Promise<never>((_, reject) => {
    end = (by) => {
      state.endedBy ??= by
      controller.abort()
      reject(by)
    }
  })
  const onAbort = () => end('caller')
  signal?.addEventListener('abort', onAbort)
  const cancelTimer = runtime.schedule(() => end(clock), Math.min(remainingMs, attemptTimeoutMs))
  try {
    return await Promise.race([travel(call, settings, controller.signal, state), ended])
  } catch (cause) {
    // A refusal is known by its status, even when its body breaks off or never ends.
    return state.refusal && state.endedBy !== 'caller' ? state.refusal : explain(cause, call, settings, state)
  } finally {
    cancelTimer()
    signal?.removeEventListener('abort', onAbort)
  }
}

interface State {
  isSent: boolean
  endedBy?: 'caller' | 'attempt' | 'deadline'
  /** An answer other than 200 whose body is still to be read. */
  refusal?: Answer
}

async function travel(call: Call, settings: Settings, signal: AbortSignal, state: State): Promise<Answer> {
  const credential = await authorization(call, settings, signal)
  call.secrets.push(credential)
  tell(settings.hooks, 'onRequest', { operationId: 'initiate', attempt: call.attempts + 1 })
  signal.throwIfAborted()
  call.attempts++
  state.isSent = true
  const send = settings.fetch ?? globalThis.fetch
  const response = await send(call.url, {
    method: 'POST',
    headers: { Authorization: credential, 'Content-Type': call.contentType, Accept: 'application/json' },
    body: call.body,
    redirect: 'manual',
    signal,
  })
  const { status, headers } = response
  if (status !== 200) state.refusal = { status, headers, text: '' }
  return { status, headers, ...(await readText(response, settings.maxBodyBytes)) }
}

function explain(cause: unknown, call: Call, { signal }: Settings, { isSent, endedBy }: State): InitiateError {
  if (!isSent && isInitiateError(cause)) return cause
  const isLost = isSent && !hasNeverLeft(cause)
  const outcome = isLost ? 'unknown' : call.outcome
  const details = { attempts: call.attempts, outcome, isRetryable: outcome !== 'unknown' }
  const advice = adviceOn(outcome)
  if (endedBy === 'caller') {
    return new AbortError(`was ended by the caller.${advice}`, { ...details, cause: signal?.reason })
  }
  if (endedBy) {
    const what = endedBy === 'attempt' ? 'an attempt took longer than attemptTimeoutMs' : 'it reached its deadlineMs'
    return new TimeoutError(`did not finish: ${what}.${advice}`, details, endedBy)
  }
  const what = isLost
    ? 'lost the connection.'
    : 'was not sent: the server could not be reached. Check the base URL and the network.'
  return new NetworkError(what + advice, { ...details, cause: redactCause(cause, [call.url, ...call.secrets]) })
}

/** What an outcome means to who reads the message. */
export function adviceOn(outcome: Outcome): string {
  return outcome === 'unknown' ? ' The import may exist: find out before you send it again.' : ' No import was started.'
}
