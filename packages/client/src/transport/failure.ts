import { failedBeforeSending, type NotSentReason } from '@bulk-import/internal/connect-error'
import type { Outcome, TimeoutError } from '../errors.ts'
import type { Call, Failure } from './call.ts'
import { redactCause } from './redact.ts'

/** What an option gave cannot be used. */
export function usageFailure(outcome: Outcome, option: string, problem: string): Failure {
  return { code: 'USAGE', outcome, option, what: `\`${option}\` ${problem}.` }
}

/** The caller's signal ended the call. @param when what was under way */
export function abortFailure(call: Call, outcome: Outcome, when = ''): Failure {
  const isRetryable = canRepeat(call, outcome)
  const what = `aborted by the caller${when === '' ? '' : ` ${when}`}.`
  return { code: 'ABORTED', outcome, isRetryable, what, cause: call.options.signal?.reason }
}

/** A time limit was exceeded: that of the attempt, or that of the whole call. */
export function timeoutFailure(call: Call, outcome: Outcome, limit: TimeoutError['limit']): Failure {
  const { attemptTimeoutMs, deadlineMs } = call.options
  const what =
    limit === 'attempt'
      ? `an attempt took longer than ${attemptTimeoutMs} ms.`
      : `the deadline of ${deadlineMs} ms has passed.`
  return { code: 'TIMEOUT', outcome, isRetryable: canRepeat(call, outcome), limit, what }
}

/** Why no request left. */
const reasons: Record<NotSentReason, string> = {
  connection: 'could not reach the server.',
  certificate: 'the certificate of the server is not trusted here.',
  tls: 'server and client found no common TLS: the port may speak plain HTTP.',
  port: '`fetch` never uses this port.',
  proxy: 'the proxy refused to connect.',
}

/** `fetch` rejected, or the response broke off. */
export function networkFailure(call: Call, error: unknown, url: string): Failure {
  const reason = failedBeforeSending(error)
  const outcome = reason === undefined ? 'unknown' : call.outcome
  const isRetryable = reason === undefined ? canRepeat(call, outcome) : reason === 'connection'
  const what = reason === undefined ? 'lost the connection.' : reasons[reason]
  const hint = reason && 'Check the base URL and the network.'
  return { code: 'NETWORK', outcome, isRetryable, what, hint, cause: redactCause(error, call.redactor, url) }
}

/** Whether the request can be sent again after an outcome without the risk of doing twice what it does. */
function canRepeat({ operation }: Call, outcome: Outcome): boolean {
  return outcome !== 'unknown' || operation.retryPolicy.isIdempotent
}
