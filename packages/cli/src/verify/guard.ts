import type { Authorization, AuthorizationContext, VerifyOptions } from '@bulk-import/verify'

interface Guarded {
  options: Required<Pick<VerifyOptions, 'authorization' | 'signal' | 'fetch'>>
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
  // Once the run is ended, nothing leaves: not even a request whose credential was just awaited.
  const send: typeof fetch = async (input, init) => {
    either.throwIfAborted()
    return fetch(input, init)
  }
  const options = { authorization, signal: either, fetch: send }
  if (typeof authorization === 'string') return { options, failure: () => undefined }
  let hasOne = false
  const ask = async (context: AuthorizationContext) => {
    try {
      const value = await untilAborted(Promise.resolve(authorization(context)), signal)
      hasOne = true
      return value
    } catch (error) {
      if (!hasOne) throw error
      if (!signal.aborted) failure ??= error
      ending.abort()
      return 'none' // is never sent
    }
  }
  return { options: { ...options, authorization: ask }, failure: () => failure }
}

function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason)
    if (signal.aborted) end()
    signal.addEventListener('abort', end, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', end))
  })
}
