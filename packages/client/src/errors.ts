import type { Issue } from '@bulk-import/contract'

/**
 * Whether an import exists after the error; of a provisional operation, whether its request was taken.
 *
 * - `not-sent`: no request left this machine.
 * - `refused`: the server said that it did not take the request.
 * - `accepted`: the server took it, but its response cannot be used as it is.
 * - `unknown`: the request left and no usable response came. It may have been taken: find out before you call again.
 */
export type Outcome = 'not-sent' | 'refused' | 'accepted' | 'unknown'

/**
 * A response of the server, as far as it may be shown: credentials, and whatever stands under the name of an access token,
 * are redacted.
 */
export interface ReceivedResponse {
  readonly status: number
  readonly headers: Headers
  /** The parsed body where it is JSON of 8 kB at most, else the first 8 kB of its text. Undefined when there was none. */
  readonly body: unknown
}

/** What an error says besides its message. */
export interface ErrorDetails {
  /** The operation that was called, with its method and its path template; undefined when a client could not be created. */
  operationId?: string
  method?: string
  pathTemplate?: string
  /** Requests that this call sent, or tried to. */
  attempts: number
  outcome: Outcome
  /** Whether the same call can succeed later, without the risk of doing twice what it does. */
  isRetryable?: boolean
  /** What to do about it. */
  hint?: string | undefined
  /** The statements (S…) and decisions (C…) that it rests on. `statements` of `@bulk-import/contract` has their words. */
  ids?: readonly string[]
  /** HTTP status of the last response. */
  status?: number | undefined
  /**
   * What the server says for people: `Message`, `title` and `detail`, or its text; at most 500 characters, without credentials. It may repeat
   * what was sent. After a later step, where that may be records, it stands here and not in the message, and is not enumerable, so that no
   * log has it by accident.
   */
  serverMessage?: string | undefined
  /** The last response, for a look at what is not understood. Not enumerable, so that no log has it by accident. */
  response?: ReceivedResponse | undefined
  /** How long the server asked to wait, in milliseconds. */
  retryAfterMs?: number | undefined
  cause?: unknown
}

const family = Symbol.for('@bulk-import/client error')

/** What all errors of this package have in common. */
abstract class CallError<Own = unknown> extends Error {
  abstract readonly code: string
  declare readonly operationId: string | undefined
  declare readonly method: string | undefined
  declare readonly pathTemplate: string | undefined
  declare readonly attempts: number
  declare readonly outcome: Outcome
  declare readonly isRetryable: boolean
  declare readonly hint: string | undefined
  declare readonly ids: readonly string[]
  declare readonly status: number | undefined
  declare readonly serverMessage: string | undefined
  declare readonly retryAfterMs: number | undefined
  declare readonly response: ReceivedResponse | undefined

  constructor(message: string, { cause, response, ...details }: ErrorDetails & Own) {
    super(message, cause === undefined ? {} : { cause })
    Object.assign(this, { isRetryable: false, ids: [] }, details)
    Object.defineProperties(this, { [family]: { value: true }, response: { value: response } })
  }
}

/** The client or the call was used incorrectly. The request was not sent, unless `outcome` says otherwise. */
export class UsageError extends CallError<{ issues?: readonly Issue[]; option?: string }> {
  override readonly name = 'UsageError'
  readonly code = 'USAGE'
  /** What is wrong with the request, the first twenty of many; empty when an option is wrong. */
  declare readonly issues: readonly Issue[]
  /** The name of the option that is wrong; undefined when the request is. */
  declare readonly option: string | undefined

  constructor(message: string, details: Partial<ErrorDetails> & { issues?: readonly Issue[]; option?: string } = {}) {
    super(message, { attempts: 0, outcome: 'not-sent', issues: [], ...details })
  }
}

/** 400: the server found the request malformed or not valid (S58). */
export class BadRequestError extends CallError {
  override readonly name = 'BadRequestError'
  readonly code = 'BAD_REQUEST'
}

/** 401, or no credential could be had (S59). */
export class AuthenticationError extends CallError {
  override readonly name = 'AuthenticationError'
  readonly code = 'AUTHENTICATION'
}

/** 403: the user lacks a permission (S60). */
export class PermissionError extends CallError {
  override readonly name = 'PermissionError'
  readonly code = 'PERMISSION'
}

/** 404: the client id, or something that the body names, does not exist (S61). */
export class NotFoundError extends CallError {
  override readonly name = 'NotFoundError'
  readonly code = 'NOT_FOUND'
}

/** 429: too many requests. The contract does not know it, so only reads wait for it; `retryAfterMs` is what the server asks for. */
export class RateLimitError extends CallError {
  override readonly name = 'RateLimitError'
  readonly code = 'RATE_LIMIT'
}

/**
 * 503: a temporary condition (S62). `refused` when the service said so and it lasted longer than this call could wait;
 * `unknown` when the response is not the error response of the contract, so that a gateway may have sent it.
 */
export class UnavailableError extends CallError {
  override readonly name = 'UnavailableError'
  readonly code = 'UNAVAILABLE'
}

/** A status that the contract does not know, for example 502, or a redirect, which is never followed. */
export class UnexpectedStatusError extends CallError {
  override readonly name = 'UnexpectedStatusError'
  readonly code = 'UNEXPECTED_STATUS'
}

/**
 * A success that cannot be used as it is: it contradicts the request, has no exact access token, or another status than 200.
 * `outcome` tells whether the import exists; `issues` tells what is wrong, and what staging and executing would do by it.
 */
export class ContractViolationError extends CallError<{ issues: readonly Issue[] }> {
  override readonly name = 'ContractViolationError'
  readonly code = 'CONTRACT_VIOLATION'
  /** Everything that is wrong with the response, contradictions first. */
  declare readonly issues: readonly Issue[]
  /**
   * The access token as it was written, also where it is no integer, so that the import is not lost; of a provisional operation, also
   * that of another import. Undefined when the response had none. Never printed.
   */
  declare readonly accessToken: string | undefined

  constructor(
    message: string,
    { accessToken, ...details }: ErrorDetails & { issues: readonly Issue[]; accessToken: string | undefined },
  ) {
    super(message, details)
    Object.defineProperty(this, 'accessToken', { get: () => accessToken })
  }
}

/** The access token has expired: the latest instant that its `Expires` can mean is past. Nothing was sent (S05, S46). */
export class TokenExpiredError extends CallError {
  override readonly name = 'TokenExpiredError'
  readonly code = 'TOKEN_EXPIRED'
}

/** The connection could not be made, or broke. `outcome` tells whether the request can have arrived. */
export class NetworkError extends CallError {
  override readonly name = 'NetworkError'
  readonly code = 'NETWORK'
}

/** A time limit was exceeded. `outcome` tells whether the request can have arrived. */
export class TimeoutError extends CallError<{ limit: 'attempt' | 'deadline' }> {
  override readonly name = 'TimeoutError'
  readonly code = 'TIMEOUT'
  /** Which limit: `attemptTimeoutMs` of one attempt, or `deadlineMs` of the whole call. */
  declare readonly limit: 'attempt' | 'deadline'
}

/** 200 with a body that cannot be read: HTML, cut-off JSON, nothing, or too much. The import may exist. */
export class UnreadableResponseError extends CallError {
  override readonly name = 'UnreadableResponseError'
  readonly code = 'UNREADABLE_RESPONSE'
}

/** The caller's signal ended the call; its reason is the `cause`. `outcome` tells whether the request can have arrived. */
export class AbortError extends CallError {
  override readonly name = 'AbortError'
  readonly code = 'ABORTED'
}

/**
 * Every error that a call can end with: `error instanceof BulkImportError` recognizes it, also from another realm or a second
 * installed copy, and `switch (error.code)` is exhaustive.
 */
export type BulkImportError =
  | UsageError
  | BadRequestError
  | AuthenticationError
  | PermissionError
  | NotFoundError
  | RateLimitError
  | UnavailableError
  | UnexpectedStatusError
  | ContractViolationError
  | TokenExpiredError
  | NetworkError
  | TimeoutError
  | UnreadableResponseError
  | AbortError

export const BulkImportError: { [Symbol.hasInstance](value: unknown): value is BulkImportError } = {
  [Symbol.hasInstance]: isBulkImportError,
}

/** What `instanceof BulkImportError` says, as a function. */
export function isBulkImportError(value: unknown): value is BulkImportError {
  return typeof value === 'object' && value !== null && family in value
}
