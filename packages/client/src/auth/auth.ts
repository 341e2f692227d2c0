/** What a credential function is told. */
export interface AuthContext {
  /** The account that the request is for. */
  clientId: string
  /** True when the last response to this client was a 401, of this call or of an earlier one: a cached credential must not be given again. */
  isRejected: boolean
  /** Aborted when the attempt ends. */
  signal: AbortSignal
}

/**
 * The whole value of the Authorization header, for example `Bearer …`; or a function that gives it, which is awaited
 * before each attempt. Of what it throws, name and code become the `cause` of an AuthenticationError, and not the message:
 * errors of HTTP libraries carry whole requests, credentials included. An error that has `isRetryable: true` is taken for a
 * temporary one, and the function is asked again as after a refused connection.
 */
export type Auth = string | ((context: AuthContext) => string | Promise<string>)
