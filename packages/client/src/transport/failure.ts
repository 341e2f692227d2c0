import { failedBeforeSending, type NotSentReason } from '@bulk-import/internal/connect-error'
import { isCredentialError } from '../auth/credential-error.ts'
import {
  AbortError,
  AuthenticationError,
  type BulkImportError,
  NetworkError,
  type Outcome,
  TimeoutError,
  UsageError,
} from '../errors.ts'
import type { Settings } from '../options.ts'
import { own } from '../own.ts'
import { redactCause } from './redact.ts'
import type { Call } from './send.ts'

/** Why an attempt brought no answer. A value: the error is made of it once it is known that the call ends with it. */
export interface Failure {
  code: BulkImportError['code']
  outcome: Outcome
  /** Whether another attempt can help, and cannot start a second import. */
  isTemporary: boolean
  /** @param note why there was no other attempt, where there could have been one */
  toError(note: string): BulkImportError
}

/** What an outcome means to who reads the message. */
export function adviceOn(outcome: Outcome): string {
  return outcome === 'unknown' ? ' The import may exist: find out before you send it again.' : ' No import was started.'
}

/** What there is instead of a session. */
export const keptToken = ' The import exists, and its token is kept. Look before you go on with it.'

/** The function given as `auth` threw. */
export function credentialFailure({ outcome, attempts, redactor }: Call, error: unknown): Failure {
  const isRetryable = own(error, 'isRetryable') === true
  const cause = redactCause(error, redactor)
  // What it says is foreign: an error of an HTTP library may quote the secret itself, which is not known here.
  if (cause !== undefined && !isCredentialError(error)) silence(cause)
  const details = { attempts, outcome, isRetryable, cause }
  return {
    code: 'AUTHENTICATION',
    outcome,
    isTemporary: isRetryable,
    toError: (note) =>
      new AuthenticationError(
        `got no credential: the function given as \`auth\` failed.${adviceOn(outcome)}${note}`,
        details,
      ),
  }
}

/** Leaves of an error its name and code. */
function silence(error: Error & { code?: string }): void {
  error.message = error.code ?? ''
  error.stack = `${error.name}: ${error.message}`
  delete error.cause
}

/** What an option gave cannot be used. */
export function usageFailure({ outcome, attempts }: Call, option: string, complaint: string): Failure {
  const details = { option, attempts, outcome }
  const toError = () => new UsageError(`\`${option}\` ${complaint}.${adviceOn(outcome)}`, details)
  return { code: 'USAGE', outcome, isTemporary: false, toError }
}

/** The caller's signal ended the call. @param when what was under way */
export function abortFailure(call: Call, outcome: Outcome, { signal }: Settings, when = ''): Failure {
  const details = { attempts: call.attempts, outcome, isRetryable: outcome !== 'unknown', cause: signal?.reason }
  const toError = () => new AbortError(`was ended by the caller${when}.${adviceOn(outcome)}`, details)
  return { code: 'ABORTED', outcome, isTemporary: false, toError }
}

/** A time limit passed: that of the attempt, or that of the whole call. */
export function timeoutFailure(
  call: Call,
  outcome: Outcome,
  settings: Settings,
  clock: 'attempt' | 'deadline',
): Failure {
  const isRetryable = outcome !== 'unknown'
  const details = { attempts: call.attempts, outcome, isRetryable }
  const what =
    clock === 'attempt'
      ? `an attempt took longer than its limit of ${settings.attemptTimeoutMs} ms`
      : `it reached its deadline of ${settings.deadlineMs} ms`
  return {
    code: 'TIMEOUT',
    outcome,
    isTemporary: isRetryable && clock === 'attempt',
    toError: (note) => new TimeoutError(`did not finish: ${what}.${adviceOn(outcome)}${note}`, details, clock),
  }
}

const causes: Record<NotSentReason, string> = {
  connection: 'could not reach the server. Check the base URL and the network.',
  certificate:
    'did not connect: the certificate of the server is not trusted here. Check the host, its certificate, and which authorities this machine trusts.',
  tls: 'did not connect: server and client found no common TLS. A port that speaks plain HTTP is one cause: check scheme and port of the base URL.',
  port: 'did not connect: `fetch` never uses this port. Check the base URL.',
  proxy: 'did not connect: the proxy refused to. Check what the proxy permits.',
}

/** `fetch` rejected, or the answer broke off. */
export function networkFailure(call: Call, error: unknown, { url }: Settings): Failure {
  const reason = failedBeforeSending(error)
  const outcome = reason === undefined ? 'unknown' : call.outcome
  const isRetryable = reason === 'connection'
  const what = reason === undefined ? 'lost the connection.' : causes[reason]
  const details = { attempts: call.attempts, outcome, isRetryable, cause: redactCause(error, call.redactor, url) }
  const toError = (note: string) => new NetworkError(what + adviceOn(outcome) + note, details)
  return { code: 'NETWORK', outcome, isTemporary: isRetryable, toError }
}
