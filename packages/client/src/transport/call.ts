import type { Issue } from '@bulk-import/contract'
import { createRedactor, type Redactor } from '@bulk-import/internal/redact'
import * as errors from '../errors.ts'
import { type CallEvent, emit } from '../hooks.ts'
import type { CallOptions } from '../options.ts'
import { overrideOptions, type ResolvedOptions } from '../resolve-options.ts'
import { stopwatch } from '../runtime.ts'
import type { Operation } from './operation.ts'
import { redactCause } from './redact.ts'

/** A call that is under way. */
export interface Call {
  readonly operation: Operation
  options: ResolvedOptions
  /** What every event says. */
  readonly about: CallEvent
  /** Knows the credentials that the call used, and keeps them out of every message. */
  readonly redactor: Redactor
  elapsedMs(): number
  /** Requests that were sent, or tried to be. */
  attempts: number
  /** What the attempts so far have led to; `unknown` only where the operation is idempotent, since nothing else is sent after it. */
  outcome: errors.Outcome
  /** Why there was no other attempt, where there could have been one. */
  whyNoRetry?: string
  /** The access token of the response, as soon as it is known: it must outlive whatever goes wrong after that. */
  accessToken?: string | undefined
  /** The token that the response has to have, where the call belongs to an import. */
  expectedToken?: string
}

/**
 * Runs a call so that whatever it throws is an error of ours, which the hook is told: what comes out of the caller's own
 * functions, or of the reading of a response like no other, must not hide whether an import can exist.
 */
export async function perform<Result>(
  operation: Operation,
  clientOptions: ResolvedOptions,
  callOptions: CallOptions | undefined,
  run: (call: Call) => Promise<Result>,
): Promise<Result> {
  const { operationId, method, pathTemplate } = operation
  const { origin, clientId, auth, runtime } = clientOptions
  const about = { operationId, method, origin, pathTemplate, clientId }
  const [options, redactor, elapsedMs] = [clientOptions, createRedactor(), () => 0]
  const call: Call = { operation, options, about, redactor, elapsedMs, attempts: 0, outcome: 'not-sent' }
  if (typeof auth === 'string') call.redactor.addAuthorization(auth)
  try {
    call.elapsedMs = stopwatch(runtime)
    if (callOptions !== undefined) {
      const refuse = (option: string, message: string) => {
        throw callError(call, { type: errors.UsageError, what: message, outcome: 'not-sent', option })
      }
      call.options = overrideOptions(clientOptions, callOptions, refuse, operation.ownOptions)
    }
    return await run(call)
  } catch (thrown) {
    throw endWith(call, thrown)
  }
}

/** The error that a call ends with, whatever was thrown. The hook is told. */
export function endWith(call: Call, thrown: unknown): errors.BulkImportError {
  const error = errors.isBulkImportError(thrown) ? thrown : unforeseen(call, thrown)
  const { name, code, message, outcome, attempts, status } = error
  emit(call.options.hooks, 'onError', call.about, { name, code, message, outcome, attempts, status })
  return error
}

/** A class of errors. Which details it needs besides, only its own constructor knows. */
export type ErrorType = new (message: string, details: never) => errors.BulkImportError

/** Everything that an error is made of, but for what the call knows. `what` happened is a sentence. */
export interface Failure extends Partial<errors.ErrorDetails> {
  type: ErrorType
  what: string
  outcome: errors.Outcome
  /** What an error of this type has besides. */
  option?: string
  limit?: errors.TimeoutError['limit']
  issues?: readonly Issue[]
  accessToken?: string | undefined
}

/** The failure that an option of the caller brought about. */
export function usageFailure(outcome: errors.Outcome, option: string, problem: string): Failure {
  return { type: errors.UsageError, outcome, option, what: `\`${option}\` ${problem}.` }
}

/** The error that a call ends with: what happened, and what that means. */
export function callError(call: Call, { type: Type, what, ...given }: Failure): errors.BulkImportError {
  const { operation, attempts, whyNoRetry } = call
  const { operationId, method, pathTemplate, consequences } = operation
  const { outcome } = given
  const hint = [given.hint, whyNoRetry].filter(Boolean).join(' ') || undefined
  const details = { operationId, method, pathTemplate, attempts, ...given, hint }
  return new Type(`${operationId} failed: ${what} ${consequences[outcome]}`, details as never)
}

/** What a success that cannot be used says of the request: without the right token it can come from anything in front of the service. */
export function outcomeOfSuccess({ accessToken, expectedToken = accessToken }: Call): errors.Outcome {
  return accessToken !== undefined && accessToken === expectedToken ? 'accepted' : 'unknown'
}

/** The error for a success that cannot be used: with its token, where there is one. */
export function unusableSuccess(
  call: Call,
  what: string,
  details: Partial<errors.ErrorDetails> = {},
): errors.BulkImportError {
  const { accessToken } = call
  return accessToken === undefined
    ? callError(call, { type: errors.UnreadableResponseError, what, outcome: 'unknown', ...details })
    : callError(call, {
        type: errors.ContractViolationError,
        what,
        outcome: outcomeOfSuccess(call),
        issues: [],
        accessToken,
        ...details,
      })
}

function unforeseen(call: Call, thrown: unknown): errors.BulkImportError {
  const cause = redactCause(thrown, call.redactor)
  return call.attempts === 0
    ? callError(call, {
        type: errors.UsageError,
        what: 'a function that was passed as an option threw an error.',
        outcome: 'not-sent',
        cause,
      })
    : unusableSuccess(call, 'the response could not be read.', { cause })
}
