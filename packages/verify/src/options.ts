import type { Clock } from './clock.ts'
import type { Progress } from './report.ts'

/** What a function that gives credentials is told. */
export interface AuthorizationContext {
  clientId: string
  /** True when the server has just refused the last credential with 401. */
  isRejected: boolean
  signal: AbortSignal
}

/** The whole value of the Authorization header, for example `Bearer …`; or a function that gives it before each request. */
export type Authorization = string | ((context: AuthorizationContext) => string | Promise<string>)

/** Another account or user, for the cases that need one. What is left out is that of the run. */
export interface StandIn {
  clientId?: string
  authorization?: Authorization
}

export interface VerifyOptions {
  /** Where the operation is, without a trailing part of its path. */
  baseUrl: string
  /** The account that the imports are opened for (S28). */
  clientId: string
  /** The credentials of a user who may initiate (S26). */
  authorization: Authorization
  /** Permits `http:` to a host that is not this machine. Credentials then travel in clear. Default false. */
  allowInsecureHttp?: boolean
  /**
   * The most imports that are ever opened; cases beyond it are skipped. A request that should be refused counts while its answer
   * is awaited, so 0 sends nothing. Default: as many as the plan says, and those that the server opens wrongly.
   */
  maxImports?: number
  /**
   * True: sends requests that a server might take for a deletion. Nothing is deleted before an import is executed. False: sends none at
   * all, and `authorizationWithoutDelete` is refused. Default: none but the one that a user without the permission sends, who is given as
   * `authorizationWithoutDelete`.
   */
  allowDeletions?: boolean
  /** Counts what only a decision of the contract says as broken, too. Default false. */
  strict?: boolean
  /** A client id that the server does not know, for the cases that need one (S29). */
  unknownClientId?: string
  /** The credentials of a user without the permission to delete, for the cases that need them (S20). */
  authorizationWithoutDelete?: Authorization | StandIn
  /** Credentials that are not right, for the cases that need them (S59). Some services lock an account after several of them. */
  wrongAuthorization?: Authorization | StandIn
  /** Values that the account knows, in place of the examples': `{ MatchValue: 'CrmId' }` with the name of your alternate id type (S36). */
  values?: Readonly<Record<string, string>>
  /** Only cases of which the id contains one of these texts, or which cite one of these statements (`S33`). Default: all. */
  only?: string | readonly string[]
  /** Sends the cases in another order, the same for the same seed. Default: the order of the plan. */
  seed?: number
  /** Stops at the first case that is broken. Default false. */
  bail?: boolean
  /** How long one answer may take, in milliseconds. Default 10 000. */
  timeoutMs?: number
  /** The longest wait that the server may ask for by Retry-After, in milliseconds. Default 60 000. */
  maxWaitMs?: number
  /** How many requests are on their way at once. Default 1. */
  concurrency?: number
  /** Ends the run; the report then tells what ran. */
  signal?: AbortSignal
  /** Is told of each case as it ends. What it throws ends the run. */
  onProgress?: (progress: Progress) => void
  /** Sends one request. Default: the `fetch` of the platform. */
  fetch?: typeof fetch
  /** Time and waiting, for tests. Default: those of the platform. */
  clock?: Clock
  /** What messages and reports call an option, for a program that has other names for them. Default: its name here. */
  nameOption?: (option: string) => string
  /** What the environment variables for credentials in curl lines begin with. Default: nothing, so that it is `$AUTHORIZATION`. */
  variablePrefix?: string
}

type Defaulted =
  | 'timeoutMs'
  | 'maxWaitMs'
  | 'concurrency'
  | 'maxImports'
  | 'clock'
  | 'strict'
  | 'bail'
  | 'nameOption'
  | 'variablePrefix'
export type Settings = Omit<VerifyOptions, Defaulted | 'only'> &
  Required<Pick<VerifyOptions, Defaulted>> & { only: readonly string[] }
