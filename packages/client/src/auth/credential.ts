import { own } from '@bulk-import/internal/own'
import { isHeaderValue } from '@bulk-import/internal/request-parts'
import { AuthenticationError } from '../errors.ts'
import { type Call, type Failure, usageFailure } from '../transport/call.ts'
import { redactCause } from '../transport/redact.ts'
import type { Auth } from './auth.ts'

const family = Symbol.for('@bulk-import/client credential error')

/** An error of a credential function of ours. Its message was written here and holds no secret, so it can be shown. */
export function credentialError(message: string, isRetryable: boolean, cause?: Error): Error {
  const error = new Error(message, cause === undefined ? {} : { cause })
  error.name = 'CredentialError'
  return Object.defineProperty(Object.assign(error, { isRetryable }), family, { value: true })
}

/** The header value that a function gives for one attempt. One that no header can carry is refused here, since `fetch` would print it. */
export async function credentialOf(
  auth: Exclude<Auth, string>,
  call: Call,
  signal: AbortSignal,
): Promise<string | Failure> {
  try {
    const {
      clientId,
      credential: { isRejected },
    } = call.options
    const value = await auth({ clientId, isRejected, signal })
    if (isHeaderValue(value)) {
      call.redactor.addAuthorization(value)
      return value
    }
  } catch (error) {
    const cause = redactCause(error, call.redactor)
    // What it says is foreign: an error of an HTTP library may quote the secret itself, which is not known here.
    if (cause !== undefined && !Object.hasOwn(Object(error), family)) silence(cause)
    const isRetryable = own(error, 'isRetryable') === true
    return {
      type: AuthenticationError,
      outcome: call.outcome,
      isRetryable,
      what: 'no usable credential could be obtained.',
      cause,
    }
  }
  return usageFailure(call.outcome, 'auth', 'must return one line of visible ASCII characters')
}

/** Leaves of an error its name and code. */
function silence(error: Error & { code?: string }): void {
  error.message = error.code ?? ''
  error.stack = `${error.name}: ${error.message}`
  delete error.cause
}
