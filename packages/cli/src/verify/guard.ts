import type { Authorization } from '@bulk-import/verify'

interface Guarded {
  authorization: Authorization
  /** Ends the run. */
  signal: AbortSignal
  /** Why no credential could be had any more. */
  failure(): unknown
}

/**
 * Credentials that end the run when they can no longer be had, so that its report is not lost. Where there was never one, nothing has
 * been sent and the failure is thrown. A token endpoint that hangs does not hold up Ctrl-C.
 */
export function guard(authorization: Authorization, signal: AbortSignal): Guarded {
  const ending = new AbortController()
  const either = AbortSignal.any([signal, ending.signal])
  let failure: unknown
  if (typeof authorization === 'string') return { authorization, signal: either, failure: () => undefined }
  let hasOne = false
  return {
    signal: either,
    failure: () => failure,
    async authorization(context) {
      try {
        const value = await untilAborted(Promise.resolve(authorization(context)), signal)
        hasOne = true
        return value
      } catch (error) {
        if (!hasOne) throw error
        if (!signal.aborted) failure ??= error
        ending.abort()
        return 'none' // is never sent: the run has ended
      }
    },
  }
}

function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason)
    if (signal.aborted) end()
    signal.addEventListener('abort', end, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', end))
  })
}
