import type { Redactor } from '@bulk-import/internal/redact'
import type { Authorization, Settings } from './options.ts'
import { UsageError } from './usage-error.ts'

const headerValue = /^[\x21-\x7e]([\t\x20-\x7e]*[\x21-\x7e])?$/

/** The header value for one request. One that no header can carry is refused here, since `fetch` would print it. */
export async function credential(
  authorization: Authorization | undefined,
  clientId: string,
  isRejected: boolean,
  { signal = new AbortController().signal }: Settings,
  redactor: Redactor,
): Promise<string | undefined> {
  if (authorization === undefined) return undefined
  const value =
    typeof authorization === 'string' ? authorization : await ask(authorization, { clientId, isRejected, signal })
  if (typeof value !== 'string' || !headerValue.test(value)) {
    throw new UsageError('authorization must be one line of visible ASCII characters; what was given is not.')
  }
  redactor.addAuthorization(value)
  return value
}

async function ask(authorization: Exclude<Authorization, string>, context: Parameters<typeof authorization>[0]) {
  try {
    return await authorization(context)
  } catch (cause) {
    context.signal.throwIfAborted()
    throw Object.assign(new UsageError('the function given as authorization failed.'), { cause })
  }
}
