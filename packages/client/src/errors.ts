import { type Fault, operations } from '@bulk-import/contract'

const { operationId, method, pathTemplate } = operations.initiate

/**
 * Whether an import exists after the error.
 *
 * - `not-sent`: no request left this machine.
 * - `refused`: the server said that it did not take the request.
 * - `accepted`: the server took it, but its answer cannot be used as it is.
 * - `unknown`: the request left and no usable answer came. The import may exist: look before calling again.
 */
export type Outcome = 'not-sent' | 'refused' | 'accepted' | 'unknown'

/** What an error knows besides its message. */
export interface ErrorDetails {
  /** Requests that this call sent, or tried to. */
  attempts: number
  outcome: Outcome
  /** Whether the same call can succeed later, without the risk of a second import. */
  isRetryable?: boolean
  /** HTTP status of the last answer. */
  status?: number | undefined
  /** The `Message` of the server's error body, bounded and without credentials. */
  serverMessage?: string | undefined
  /** How long the server asked to wait, in milliseconds. */
  retryAfterMs?: number | undefined
  cause?: unknown
}

const family = Symbol.for('@bulk-import/client error')

/** What all errors of this package have in common. */
export abstract class BulkImportError extends Error {
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

  constructor(message: string, { cause, ...details }: ErrorDetails) {
    super(`${operationId} (${method} ${pathTemplate}) ${message}`, cause === undefined ? {} : { cause })
    Object.assign(this, { isRetryable: false }, details)
    Object.defineProperty(this, family, { value: true })
  }
}

/** The call was made wrongly. The request was not sent. */
export class UsageError extends BulkImportError {
  override readonly name = 'UsageError'
  readonly code = 'USAGE'
  /** What is wrong with the request, the first twenty of many; empty when an option or argument is at fault. */
  readonly faults: readonly Fault[]

  constructor(
    message: string,
    faults: readonly Fault[] = [],
    details: ErrorDetails = { attempts: 0, outcome: 'not-sent' },
  ) {
    super(message, details)
    this.faults = faults
  }
}

/** 400: the server found the request malformed or not valid (S58). */
export class BadRequestError extends BulkImportError {
  override readonly name = 'BadRequestError'
  readonly code = 'BAD_REQUEST'
}

/** 401, or no credential could be had (S59). */
export class AuthenticationError extends BulkImportError {
  override readonly name = 'AuthenticationError'
  readonly code = 'AUTHENTICATION'
}

/** 403: the user lacks a permission (S60). */
export class PermissionError extends BulkImportError {
  override readonly name = 'PermissionError'
  readonly code = 'PERMISSION'
}

/** 404: the client id, or something that the body names, does not exist (S61). */
export class NotFoundError extends BulkImportError {
  override readonly name = 'NotFoundError'
  readonly code = 'NOT_FOUND'
}

/** 503: a temporary condition that lasted longer than this call could wait (S62). */
export class UnavailableError extends BulkImportError {
  override readonly name = 'UnavailableError'
  readonly code = 'UNAVAILABLE'
}

/** A status that the contract does not know, for example 429 or 502. */
export class UnexpectedStatusError extends BulkImportError {
  override readonly name = 'UnexpectedStatusError'
  readonly code = 'UNEXPECTED_STATUS'
}

/** 200 with a body that breaks the contract. The import exists where the answer has a token (`outcome`). */
export class ContractViolationError extends BulkImportError {
  override readonly name = 'ContractViolationError'
  readonly code = 'CONTRACT_VIOLATION'
  /** Every clause that the answer breaks. */
  readonly faults: readonly Fault[]
  /** The access token, when the answer had a readable one, so that the import is not lost. Never printed. */
  declare readonly accessToken: string | undefined

  constructor(message: string, details: ErrorDetails, faults: readonly Fault[], accessToken: string | undefined) {
    super(message, details)
    this.faults = faults
    Object.defineProperty(this, 'accessToken', { get: () => accessToken })
  }
}

/** The connection could not be made, or broke. `outcome` tells whether the request can have arrived. */
export class NetworkError extends BulkImportError {
  override readonly name = 'NetworkError'
  readonly code = 'NETWORK'
}

/** A clock ran out. `outcome` tells whether the request can have arrived. */
export class TimeoutError extends BulkImportError {
  override readonly name = 'TimeoutError'
  readonly code = 'TIMEOUT'
  /** Which clock: that of one attempt, or the deadline of the whole call. */
  readonly clock: 'attempt' | 'deadline'

  constructor(message: string, details: ErrorDetails, clock: 'attempt' | 'deadline') {
    super(message, details)
    this.clock = clock
  }
}

/** An answer that is not what it should be: HTML, cut-off JSON, another media type, too large. */
export class UnreadableResponseError extends BulkImportError {
  override readonly name = 'UnreadableResponseError'
  readonly code = 'UNREADABLE_RESPONSE'
}

/** The caller's signal ended the call; its reason is the `cause`. `outcome` tells whether the request can have arrived. */
export class AbortError extends BulkImportError {
  override readonly name = 'AbortError'
  readonly code = 'ABORTED'
}

/** Every error that a call can end with. `switch (error.code)` is exhaustive. */
export type InitiateError =
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
export function isInitiateError(value: unknown): value is InitiateError {
  return typeof value === 'object' && value !== null && family in value
}
