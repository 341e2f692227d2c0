import { failedBeforeSending, type NotSentReason } from '@bulk-import/internal/connect-error'
import { AbortError, NetworkError, TimeoutError } from '../errors.ts'
import type { Call, Failure } from './call.ts'
import { redactCause } from './redact.ts'

/** What ends a request from outside: the caller's signal, or one of two time limits. */
export type EndedBy = 'caller' | 'attempt' | 'deadline'

/** Why no request left. */
const reasons: Record<NotSentReason, string> = {
  connection: 'could not reach the server.',
  certificate: 'the certificate of the server is not trusted here.',
  tls: 'server and client found no common TLS: the port may speak plain HTTP.',
  port: '`fetch` never uses this port.',
  proxy: 'the proxy refused to connect.',
}

/**
 * An attempt that ended without a response.
 *
 * @param endedBy undefined when `fetch` rejected, or the response broke off
 * @param isSent whether the request was handed to `fetch`
 * @param url the address of the request, which messages leave out
 */
export function failureOf(
  { operation, options, outcome: before, redactor }: Call,
  endedBy: EndedBy | undefined,
  isSent: boolean,
  error?: unknown,
  url?: string,
): Failure {
  const reason = endedBy === undefined ? failedBeforeSending(error) : undefined
  const outcome = isSent && reason === undefined ? 'unknown' : before
  // Without the risk of doing twice what the request does.
  const isRetryable = outcome !== 'unknown' || operation.retryPolicy.isIdempotent
  if (endedBy === 'caller') {
    return { type: AbortError, outcome, isRetryable, what: 'aborted by the caller.', cause: options.signal?.reason }
  }
  if (endedBy !== undefined) {
    const { attemptTimeoutMs, deadlineMs } = options
    const attempt = `an attempt took longer than ${attemptTimeoutMs} ms.`
    const what = endedBy === 'attempt' ? attempt : `the deadline of ${deadlineMs} ms has passed.`
    return { type: TimeoutError, outcome, isRetryable, limit: endedBy, what }
  }
  const cause = redactCause(error, redactor, url)
  if (reason === undefined) return { type: NetworkError, outcome, isRetryable, what: 'lost the connection.', cause }
  const hint = 'Check the base URL and the network.'
  return { type: NetworkError, outcome, isRetryable: reason === 'connection', what: reasons[reason], hint, cause }
}
