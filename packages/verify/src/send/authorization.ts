import type { Redactor } from '@bulk-import/internal/redact'
import type { Account, Authorization, AuthorizationContext, Settings } from '../options.ts'
import { UsageError } from '../usage-error.ts'

/** Whether `fetch` takes it as the value of a header. What it refuses, it prints. */
export function isHeaderValue(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]([\t\x20-\x7e]*[\x21-\x7e])?$/.test(value)
}

/**
 * The Authorization header of one request; undefined when the account has none.
 *
 * @throws UsageError, or what the signal was aborted with
 */
export async function authorizationOf(
  { authorization, parameters: { clientId = '' } }: Account,
  isRejected: boolean,
  { signal = new AbortController().signal, nameOption }: Settings,
  redactor: Redactor,
): Promise<string | undefined> {
  if (authorization === undefined) return undefined
  const value =
    typeof authorization === 'string'
      ? authorization
      : await ask(authorization, { clientId, isRejected, signal }, nameOption)
  if (!isHeaderValue(value)) {
    const problem = 'must give one line of visible ASCII characters; it gave something else.'
    throw new UsageError('authorization', `${nameOption('authorization')} ${problem}`)
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
    throw new UsageError('authorization', `The function given as ${nameOption('authorization')} failed.`, { cause })
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
