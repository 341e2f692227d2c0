import type { Redactor } from '@bulk-import/internal/redact'
import type { Authorization, AuthorizationContext, Settings } from '../options.ts'
import { UsageError } from '../usage-error.ts'

const headerValue = /^[\x21-\x7e]([\t\x20-\x7e]*[\x21-\x7e])?$/

/**
 * The header value for one request. One that no header can carry is refused here, since `fetch` would print it.
 *
 * @throws UsageError, or what the signal was aborted with
 */
export async function credential(
  authorization: Authorization | undefined,
  clientId: string,
  isRejected: boolean,
  { signal = new AbortController().signal, nameOption }: Settings,
  redactor: Redactor,
): Promise<string | undefined> {
  if (authorization === undefined) return undefined
  const value =
    typeof authorization === 'string'
      ? authorization
      : await ask(authorization, { clientId, isRejected, signal }, nameOption)
  if (typeof value !== 'string' || !headerValue.test(value)) {
    const what = `${nameOption('authorization')} must be one line of visible ASCII characters; what was given is not.`
    throw new UsageError('authorization', what)
  }
  redactor.addAuthorization(value)
  return value
}

async function ask(
  authorization: Exclude<Authorization, string>,
  context: AuthorizationContext,
  nameOption: Settings['nameOption'],
) {
  try {
    return await untilAborted(Promise.resolve(authorization(context)), context.signal)
  } catch (cause) {
    context.signal.throwIfAborted()
    throw new UsageError('authorization', `the function given as ${nameOption('authorization')} failed.`, { cause })
  }
}

/** A token endpoint that hangs does not hold up the end of a run. */
function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason)
    if (signal.aborted) end()
    signal.addEventListener('abort', end, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', end))
  })
}
