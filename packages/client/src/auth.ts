import { AuthenticationError, UsageError } from './errors.ts'

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
 * before each attempt.
 */
export type Auth = string | ((context: AuthContext) => string | Promise<string>)

const headerValue = /^[\x21-\x7e]([\t\x20-\x7e]*[\x21-\x7e])?$/

/** The header value for one attempt. One that no header can carry is refused here, since `fetch` would print it. */
export async function authorization(auth: Auth, context: AuthContext, attempts: number): Promise<string> {
  const value = typeof auth === 'string' ? auth : await ask(auth, context, attempts)
  if (typeof value === 'string' && headerValue.test(value)) return value
  throw new UsageError('needs as auth one line of visible ASCII characters; what was given is not.', [], attempts)
}

async function ask(auth: Exclude<Auth, string>, context: AuthContext, attempts: number): Promise<string> {
  try {
    return await auth(context)
  } catch (cause) {
    context.signal.throwIfAborted()
    const outcome = attempts > 0 ? 'refused' : 'not-sent'
    throw new AuthenticationError('was not sent: the function given as auth failed.', { attempts, outcome, cause })
  }
}
