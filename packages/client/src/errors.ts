import { calls, type Issue } from '@bulk-import/contract'

const { operationId, method, pathTemplate } = calls.initiate

/**
 * Whether an import exists after the error.
 *
 * - `not-sent`: no request left this machine.
 * - `refused`: the server said that it did not take the request.
 * - `accepted`: the server took it, but its answer cannot be used as it is.
 * - `unknown`: the request left and no usable answer came. The import may exist: look before calling again.
 */
export type Outcome = 'not-sent' | 'refused' | 'accepted' | 'unknown'

/**
 * What the server answered, as far as it may be shown: credentials, and whatever stands under the name of an access token,
 * are redacted.
 */
export interface ReceivedResponse {
  readonly status: number
  readonly headers: Headers
  /** The parsed body where it is JSON of 8 kB at most, else the first 8 kB of its text. Undefined when there was none. */
  readonly body: unknown
}

/** What an error knows besides its message. */
export interface ErrorDetails {
  /** Requests that this call sent, or tried to. */
  attempts: number
  outcome: Outcome
  /** Whether the same call can succeed later, without the risk of a second import. */
  isRetryable?: boolean
  /** HTTP status of the last answer. */
  status?: number | undefined
  /** What the server says for people: `Message`, `title` and `detail`, or its text; bounded and without credentials. */
  serverMessage?: string | undefined
  /** The last answer, for a look at what is not understood. Not enumerable, so that no log has it by accident. */
  response?: ReceivedResponse | undefined
  /** How long the server asked to wait, in milliseconds. */
  retryAfterMs?: number | undefined
  cause?: unknown
}

const subject = `${operationId} (${method} ${pathTemplate}) `
const family = Symbol.for('@bulk-import/client error')

/** What all errors of this package have in common. */
export abstract class CallError extends Error {
  abstract readonly code: string
  readonly operationId = operationId
  readonly method = method
  readonly pathTemplate = pathTemplate
  declare readonly attempts: number
  declare readonly outcome: Outcome
  declare readonly isRetryable: boolean
  declare readonly status: number | undefined
  declare readonly serverMessage: string | undefined
  declare readonly retryAfterMs: number | undefined
  declare readonly response: ReceivedResponse | undefined

  constructor(message: string, { cause, response, ...details }: ErrorDetails, about = subject) {
    super(about + message, cause === undefined ? {} : { cause })
    Object.assign(this, { isRetryable: false }, details)
    Object.defineProperties(this, { [family]: { value: true }, response: { value: response } })
  }
}

/** The client or the call was used wrongly. The request was not sent, unless `outcome` says otherwise. */
export class UsageError extends CallError {
  override readonly name = 'UsageError'
  readonly code = 'USAGE'
  /** What is wrong with the request, the first twenty of many; empty when it is an option that is wrong. */
  readonly issues: readonly Issue[]
  /** The name of the option at issue; undefined when it is the request. */
  readonly option: string | undefined

  constructor(
    message: string,
    { issues = [], option, ...details }: Partial<ErrorDetails> & { issues?: readonly Issue[]; option?: string } = {},
  ) {
    super(message, { attempts: 0, outcome: 'not-sent', ...details }, option === undefined ? subject : '')
    this.issues = issues
    this.option = option
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

/**
 * 503: a temporary condition (S62). `refused` when the service said so and it lasted longer than this call could wait;
 * `unknown` when the answer is not the contract's error response, so that a gateway can have given it.
 */
export class UnavailableError extends CallError {
  override readonly name = 'UnavailableError'
  readonly code = 'UNAVAILABLE'
}

/** A status that the contract does not know, for example 429 or 502, or a redirect, which is never followed. */
export class UnexpectedStatusError extends CallError {
  override readonly name = 'UnexpectedStatusError'
  readonly code = 'UNEXPECTED_STATUS'
}

/**
 * A success that cannot be used as it is: it contradicts the request, has no exact access token, or another status than 200.
 * `outcome` tells whether the import exists; `issues` tells what is wrong, and what staging and executing would do by it.
 */
export class ContractViolationError extends CallError {
  override readonly name = 'ContractViolationError'
  readonly code = 'CONTRACT_VIOLATION'
  /** Everything that is wrong with the answer, contradictions first. */
  readonly issues: readonly Issue[]
  /**
   * The access token as it was written, also where it is no integer, so that the import is not lost. Undefined when the
   * answer had none. Never printed.
   */
  declare readonly accessToken: string | undefined

  constructor(message: string, details: ErrorDetails, issues: readonly Issue[], accessToken: string | undefined) {
    super(message, details)
    this.issues = issues
    Object.defineProperty(this, 'accessToken', { get: () => accessToken })
  }
}

/** The connection could not be made, or broke. `outcome` tells whether the request can have arrived. */
export class NetworkError extends CallError {
  override readonly name = 'NetworkError'
  readonly code = 'NETWORK'
}

/** A clock ran out. `outcome` tells whether the request can have arrived. */
export class TimeoutError extends CallError {
  override readonly name = 'TimeoutError'
  readonly code = 'TIMEOUT'
  /** Which clock: that of one attempt, or the deadline of the whole call. */
  readonly clock: 'attempt' | 'deadline'

  constructor(message: string, details: ErrorDetails, clock: 'attempt' | 'deadline') {
    super(message, details)
    this.clock = clock
  }
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

/** Every error that a call can end with. `switch (error.code)` is exhaustive. */
export type BulkImportError =
  | UsageError
  | BadRequestError
  | AuthenticationError
  | PermissionError
  | NotFoundError
  | UnavailableError
  | UnexpectedStatusError
  | ContractViolationError
  | NetworkError
  | TimeoutError
  | UnreadableResponseError
  | AbortError

/** Recognizes the errors of this package, also from another realm or a second installed copy. */
export function isBulkImportError(value: unknown): value is BulkImportError {
  return typeof value === 'object' && value !== null && family in value
}
