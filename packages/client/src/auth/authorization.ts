import type { Settings } from '../options.ts'
import { credentialFailure, type Failure, usageFailure } from '../transport/failure.ts'
import { isHeaderValue } from '../transport/headers.ts'
import type { Call } from '../transport/send.ts'

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
