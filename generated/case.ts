// Written by `pnpm generate`. Do not edit: change the OpenAPI document or scripts/generate/ instead.

/** One thing that a server which keeps the contract does, and how to see whether it does. */
export interface Case {
  /** Stable and readable, for example `initiate/boundary/DataStageDuration/maximum-11`. */
  id: string
  operationId: string
  /** The whole case, for example: A request with DataStageDuration 11 is refused. */
  sentence: string
  /** Why the answer must be what it is. */
  reason: string
  /** The statements (S…) and decisions (C…) that the case exercises. */
  ids: readonly string[]
  /** `error` when the source says it, `warning` when only a decision, or our reading of a silence, does. */
  severity: 'error' | 'warning'
  request: CaseRequest
  expect: CaseExpectation
  /** Whether a server that keeps the contract opens an import for it. */
  opensImport: boolean
  /** Whether any reader, however lenient, might take it for a deletion. */
  isDeletion: boolean
  /** What it cannot be sent without. */
  needs?: CaseNeed
}

/**
 * `unknownClientId`: an account id that the server does not know. `authorizationWithoutDelete`: the credentials of a user who may
 * not delete. `wrongAuthorization`: credentials that are not right.
 */
export type CaseNeed = 'unknownClientId' | 'authorizationWithoutDelete' | 'wrongAuthorization'

export interface CaseRequest {
  method: string
  pathTemplate: string
  /** Path parameters that the case sets itself. */
  parameters?: Readonly<Record<string, string>>
  /** Null: no Content-Type is sent. */
  contentType: string | null
  /** False: no Authorization is sent. */
  isAuthorized: boolean
  /** The body as text, exactly. */
  body?: string
  /** The body as bytes, where it is no text. */
  bodyBase64?: string
  /** Properties of the body that hold a name which only the account's configuration knows, with the one that stands for it. */
  placeholders?: Readonly<Record<string, string>>
}

export interface CaseExpectation {
  /** `either`: the contract leaves it open, as long as the answer is one of the statuses. */
  outcome: 'accepted' | 'refused' | 'either'
  statuses: readonly number[]
  /** What is broken when it is refused as it should be, but with another status. Empty: any refusal will do. */
  statusIds: readonly string[]
}

/** A setting of the request that the answer repeats. */
export interface Echo {
  property: string
  /** The statements and decisions by which it is repeated. */
  ids: readonly string[]
  /** What is repeated when it was left out, and by which statements. */
  default?: { value: unknown; ids: readonly string[] }
  /** Whether it is given together with another property or not at all, so that it is repeated only when it was sent. */
  isOnlySent?: boolean
}

/** What can be seen from outside of one operation. */
export interface CaseSubject {
  operationId: string
  /** The schema of the answer when the request is accepted, and its status. */
  acceptedStatus: number
  /** What is broken when a valid request is answered with another status. */
  acceptedIds: readonly string[]
  echoes: readonly Echo[]
}
