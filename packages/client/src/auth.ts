import { credentialFailure, type Failure, usageFailure } from './failure.ts'
import { isHeaderValue } from './headers.ts'
import type { Settings } from './options.ts'
import type { Call } from './send.ts'

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
 * before each attempt. Of what it throws, name and code become the `cause` of an AuthenticationError, and not the message:
 * errors of HTTP libraries carry whole requests, credentials included. An error that has `isRetryable: true` is taken for a
 * passing one, and the function is asked again as after a refused connection.
 */
export type Auth = string | ((context: AuthContext) => string | Promise<string>)

/** The header value for one attempt. One that no header can carry is refused here, since `fetch` would print it. */
export async function authorization(
  call: Call,
  { auth, clientId }: Settings,
  signal: AbortSignal,
): Promise<string | Failure> {
  try {
    const value = typeof auth === 'function' ? await auth({ clientId, isRejected: call.isRejected, signal }) : auth
    if (isHeaderValue(value)) return value
  } catch (error) {
    return credentialFailure(call, error)
  }
  return usageFailure(call, 'auth', 'must give one line of visible ASCII characters, and gave something else')
}
