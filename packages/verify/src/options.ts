import { sleep } from '@bulk-import/internal/timer'
import type { Contract } from './contract.ts'
import type { Progress } from './report.ts'

/** What a function that gives credentials is called with. */
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

/** Time and waiting. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Waits; ends early when the signal is aborted, without failing. */
  sleep(delayMs: number, signal?: AbortSignal): Promise<void>
}

/** The clock of the platform. */
export const systemClock: Clock = { now: () => Date.now(), sleep }

/** How to run the cases of any contract. */
export interface RunOptions {
  /** The base URL, to which the path of an operation is appended. */
  baseUrl: string
  /** Permits `http:` to a host that is not this machine. Credentials then travel in clear text. Default false. */
  allowInsecureHttp?: boolean
  /**
   * How many imports may be opened at most; with `provisional`, stage requests count as well. Cases beyond it are skipped. A request that
   * should be refused counts until its response is there, and 0 sends nothing. Default: as many as the plan says, and those that the
   * server opens wrongly.
   */
  maxImports?: number
  /**
   * True: sends requests that a server might take for a deletion. Nothing is deleted before an import is executed. False: sends none at
   * all, and `authorizationWithoutDelete` is refused. Default: none but the one of a user without the permission, given as
   * `authorizationWithoutDelete`.
   */
  allowDeletions?: boolean
  /** Counts a violation of a decision, or of what only older help of the vendor says, as an error, too. Default false. */
  strict?: boolean
  /** Values that the account knows, in place of the examples': `{ MatchValue: 'CrmId' }` with the name of your alternate id type (S36). */
  values?: Readonly<Record<string, string>>
  /**
   * Only cases of which the id contains one of these texts, or which show one of these statements (`S33`); and of a later step its simplest
   * request, without which the others would show nothing. Default: all.
   */
  only?: string | readonly string[]
  /** Sends the cases in another order, the same for the same seed. Default: the order of the plan. */
  seed?: number
  /** Stops at the first case that fails. Default false. */
  bail?: boolean
  /** Time limit for each response, in milliseconds. Default 10 000. */
  timeoutMs?: number
  /** The longest wait that the server may ask for by Retry-After, in milliseconds. Default 60 000. */
  maxWaitMs?: number
  /** How many requests are sent at once, 1000 at most. Default 1. */
  concurrency?: number
  /** Ends the run when it is aborted; the report then has what ran. */
  signal?: AbortSignal
  /** Is called after each case, and before each wait. What it throws ends the run. */
  onProgress?: (progress: Progress) => void
  /** Sends one request. Default: the `fetch` of the platform. */
  fetch?: typeof fetch
  /** Time and waiting, for tests. Default: those of the platform. */
  clock?: Clock
  /** What messages and reports call an option, for a program that has other names for them. Default: its name in backticks. */
  nameOption?: (option: string) => string
  /** The prefix of the environment variables for credentials in curl lines. Default: none, so that it is `$AUTHORIZATION`. */
  variablePrefix?: string
}

export interface VerifyOptions extends RunOptions {
  /** The account that the imports are opened for (S28). */
  clientId: string
  /** The credentials of a user who may initiate (S26). */
  authorization: Authorization
  /** A client id that the server does not know, for the cases that need one (S29). */
  unknownClientId?: string
  /** The credentials of a user without the permission to delete, for the cases that need them (S20). */
  authorizationWithoutDelete?: Authorization | StandIn
  /** Credentials that are wrong, for the cases that need them (S59). Some services lock an account after several of them. */
  wrongAuthorization?: Authorization | StandIn
  /**
   * Provisional. Also sends the cases of the steps after Initiate, of which a part is inferred. Nothing is ever executed. Until a
   * step has responded as documented, a difference there is a warning that names the inference. Default false.
   */
  provisional?: boolean
  /**
   * Provisional. Records that may be staged, as objects, or as texts of JSON, which are sent as they are: with integers above 2^53 and members
   * of the same name. Without them nothing is staged, and the cases say so.
   */
  records?: readonly (object | string)[]
  /** Provisional. What the service does otherwise than we inferred. */
  inferred?: Inferred
}

/** Provisional. What we inferred of a service, for one that does it otherwise. What is left out is as the contract has it. */
export interface Inferred {
  /** The path of Stage, with `{clientId}` and `{accessToken}` in it (I04). */
  stagePath?: string
  /** The name of the collection of records (I05). */
  recordsProperty?: string
  /** The path of Execute (L08). */
  executePath?: string
  /** The path of Retrieve status (I09). */
  statusPath?: string
  /** The path of Retrieve exceptions (I11). */
  exceptionsPath?: string
  /** The offset of the first failed record (P22, I13). */
  firstOffset?: number
}

/** Whose requests they are: path and other parameters, and credentials, if there are any. */
export interface Account {
  parameters: Readonly<Record<string, string>>
  authorization: Authorization | undefined
}

export const defaults = {
  timeoutMs: 10_000,
  maxWaitMs: 60_000,
  concurrency: 1,
  maxImports: Number.POSITIVE_INFINITY,
  clock: systemClock,
  strict: false,
  bail: false,
  nameOption: (option: string): string => `\`${option}\``,
  variablePrefix: '',
}

/** Options that were checked, with their defaults, and what they are for. */
export interface Settings extends Omit<RunOptions, keyof typeof defaults | 'only'>, Readonly<typeof defaults> {
  contract: Contract
  only: readonly string[]
  account: Account
  /** The account for each need of a case that was given one. */
  standIns: Readonly<Record<string, Account>>
}

/** An option cannot be used, or no credential could be obtained. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  /** `USAGE`: an option cannot be used. `NO_CREDENTIAL`: the function given as `authorization` failed; `cause` is what it threw. */
  readonly code: 'USAGE' | 'NO_CREDENTIAL'
  /** The option concerned. */
  readonly option: string

  constructor(option: string, message: string, failure?: { cause: unknown }) {
    super(message, failure)
    this.code = failure === undefined ? 'USAGE' : 'NO_CREDENTIAL'
    this.option = option
  }
}
