import { own } from '@bulk-import/internal/own'
import type { Call, Failure } from '../transport/call.ts'
import { usageFailure } from '../transport/failure.ts'
import { isHeaderValue } from '../transport/headers.ts'
import { redactCause } from '../transport/redact.ts'
import { isCredentialError } from './credential-error.ts'

/** The header value for one attempt. One that no header can carry is refused here, since `fetch` would print it. */
export async function credentialFor(call: Call, isRejected: boolean, signal: AbortSignal): Promise<string | Failure> {
  const { auth, clientId } = call.options
  try {
    const value = typeof auth === 'function' ? await auth({ clientId, isRejected, signal }) : auth
    if (isHeaderValue(value)) return value
  } catch (error) {
    const cause = redactCause(error, call.redactor)
    // What it says is foreign: an error of an HTTP library may quote the secret itself, which is not known here.
    if (cause !== undefined && !isCredentialError(error)) silence(cause)
    const isRetryable = own(error, 'isRetryable') === true
    return {
      code: 'AUTHENTICATION',
      outcome: call.outcome,
      isRetryable,
      what: 'no credential, because the `auth` function threw.',
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
