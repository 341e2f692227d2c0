import type { Call } from './attempt.ts'
import { AuthenticationError, UsageError } from './errors.ts'
import type { Settings } from './options.ts'
import { redactCause } from './redact.ts'

/** What a credential function is told. */
export interface AuthContext {
  /** The account that the request is for. */
  clientId: string
  /** True when the server has just refused the last credential with 401: a cached one must not be given again. */
  isRejected: boolean
  /** Ends when the call does. */
  signal: AbortSignal
}

/**
 * The whole value of the Authorization header, for example `Bearer …`; or a function that gives it, which is awaited
 * before each attempt. What it throws becomes the `cause` of an AuthenticationError, as a copy of name, code and
 * message: errors of HTTP libraries carry whole requests, credentials included.
 */
export type Auth = string | ((context: AuthContext) => string | Promise<string>)

const headerValue = /^[\x21-\x7e]([\t\x20-\x7e]*[\x21-\x7e])?$/

/** The header value for one attempt. One that no header can carry is refused here, since `fetch` would print it. */
export async function authorization(call: Call, { auth, clientId }: Settings, signal: AbortSignal): Promise<string> {
  const { isRejected, attempts, outcome, secrets } = call
  let value: unknown = auth
  try {
    if (typeof auth === 'function') value = await auth({ clientId, isRejected, signal })
  } catch (error) {
    const cause = redactCause(error, secrets)
    throw new AuthenticationError('was not sent: the function given as auth failed.', { attempts, outcome, cause })
  }
  if (typeof value === 'string' && headerValue.test(value)) return value
  throw new UsageError('needs as auth one line of visible ASCII characters; what was given is not.', [], {
    attempts,
    outcome,
  })
}
