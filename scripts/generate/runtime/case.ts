/** One thing that a server which keeps the contract does, and how to see whether it does. */
export interface Case {
  /** Stable and readable, for example `initiate/boundary/DataStageDuration/maximum-11`. */
  id: string
  operationId: string
  /** The whole case, for example: A request with DataStageDuration 11 is refused. */
  sentence: string
  /** Why the response must be what it is. */
  reason: string
  /** The ids of `statements` that the case exercises. Empty in a contract without marks. */
  ids: readonly string[]
  /** `error` when a source says it, or nothing says where it comes from; `warning` when only a decision or an inference does. */
  severity: 'error' | 'warning'
  request: CaseRequest
  expect: CaseExpectation
  /** Whether a server that keeps the contract changes something for it: creates, removes or alters what outlives the request. */
  changes: boolean
  /** Whether any reader, however lenient, might take it for a deletion. */
  isDeletion: boolean
  /** What it cannot be sent without, and only the caller knows. */
  needs?: CaseNeed
  /** What other requests have to give before it can be sent. */
  after?: readonly CaseSource[]
  /** Ids of accepted cases of other operations that have to be sent before it, with the same parameters and in this order. */
  precededBy?: readonly string[]
}

/**
 * `wrongAuthorization`: credentials that are not right. `authorizationWithoutDelete`: the credentials of a user who may not delete.
 * Others: a value of a path parameter that the server does not know, by the name of the parameter: `unknownClientId` for `clientId`.
 */
export type CaseNeed = 'wrongAuthorization' | 'authorizationWithoutDelete' | `unknown${string}`

/** Where the value of a path parameter comes from: each time from a new request, as a case may use it up. */
export interface CaseSource {
  /** Name of the path parameter. */
  parameter: string
  /** Id of an accepted case of another operation. */
  caseId: string
  /** JSON pointer (RFC 6901) to the value in the body of its response, for example `/0/id`. */
  pointer: string
}

export interface CaseRequest {
  method: string
  pathTemplate: string
  /**
   * Path parameters that the case sets itself, as text before it is encoded. The others come from `after` or, where nothing gives
   * them, from the caller.
   */
  parameters?: Readonly<Record<string, string>>
  /** Query parameters, as text before it is encoded. */
  query?: Readonly<Record<string, string>>
  /** Header parameters. */
  headers?: Readonly<Record<string, string>>
  /** Null: no Content-Type is sent. */
  contentType: string | null
  /** False: no Authorization is sent. */
  isAuthorized: boolean
  /** The body as text, exactly. Without it and `bodyBase64` none is sent. */
  body?: string
  /** The body as bytes, where it is no text. */
  bodyBase64?: string
  /** Properties of the body that hold a name which only the account's configuration knows, with the one that stands for it. */
  placeholders?: Readonly<Record<string, string>>
}

export interface CaseExpectation {
  /** `either`: the contract leaves it open, as long as the response has one of the statuses. */
  outcome: 'accepted' | 'refused' | 'either'
  statuses: readonly number[]
  /** What is broken when it is refused as it should be, but with another status. Empty: any refusal will do. */
  statusIds: readonly string[]
}

/** A setting of the request that the response repeats. */
export interface Echo {
  property: string
  /** The ids by which it is repeated. */
  ids: readonly string[]
  /** What is repeated when it was left out, and by which ids. */
  default?: { value: unknown; ids: readonly string[] }
  /** Whether it is given together with another property or not at all, so that it is repeated only when it was sent. */
  isOnlySent?: boolean
}

/** What can be seen from outside of one operation. */
export interface CaseSubject {
  operationId: string
  /** Status of the response to an accepted request: the lowest from 200 to 299 that is documented. */
  acceptedStatus: number
  /** What is broken when a valid request gets another status. */
  acceptedIds: readonly string[]
  echoes: readonly Echo[]
}
