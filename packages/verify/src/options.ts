import { type Clock, systemClock } from './clock.ts'
import type { Progress } from './report.ts'
import { UsageError } from './usage-error.ts'

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
  /** Sends requests that a server might take for a deletion. Nothing is deleted before an import is executed. Default false. */
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
}

type Defaulted =
  | 'timeoutMs'
  | 'maxWaitMs'
  | 'concurrency'
  | 'maxImports'
  | 'clock'
  | 'allowDeletions'
  | 'strict'
  | 'bail'
export type Settings = Omit<VerifyOptions, Defaulted | 'only'> &
  Required<Pick<VerifyOptions, Defaulted>> & { only: readonly string[] }

const least: Partial<Record<keyof VerifyOptions, number>> = {
  maxImports: 0,
  seed: 0,
  timeoutMs: 1,
  maxWaitMs: 0,
  concurrency: 1,
}

/** Checks the options and fills in the defaults. @throws UsageError */
export function settle(options: VerifyOptions): Settings {
  for (const [name, value] of Object.entries(least)) {
    const given = options[name as keyof VerifyOptions]
    if (given !== undefined && !(typeof given === 'number' && given >= value && given === Math.floor(given))) {
      throw new UsageError(`${name} must be a whole number from ${value}.`)
    }
  }
  const { authorization } = options
  if (typeof authorization !== 'string' && typeof authorization !== 'function') {
    throw new UsageError(
      'authorization must be the value of the Authorization header, or a function that gives it (S26).',
    )
  }
  checkClientId('clientId', options.clientId)
  if (options.unknownClientId !== undefined) checkClientId('unknownClientId', options.unknownClientId)
  return {
    timeoutMs: 10_000,
    maxWaitMs: 60_000,
    concurrency: 1,
    maxImports: Number.POSITIVE_INFINITY,
    clock: systemClock,
    allowDeletions: false,
    strict: false,
    bail: false,
    ...defined(options),
    only: [options.only ?? []].flat(),
    baseUrl: checkBaseUrl(options),
  }
}

function defined(options: VerifyOptions): VerifyOptions {
  return Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined),
  ) as unknown as VerifyOptions
}

function checkClientId(name: string, clientId: unknown): void {
  if (typeof clientId === 'string' && /^(?!\.{1,2}$)[^/\\\p{C}]+$/u.test(clientId)) return
  throw new UsageError(`${name} must not be empty, "." or "..", and must have no slash and no control character.`)
}

function checkBaseUrl({ baseUrl, allowInsecureHttp }: VerifyOptions): string {
  if (!URL.canParse(baseUrl)) throw new UsageError('baseUrl must be a whole address, such as https://host/path.')
  const { protocol, hostname, username, password, origin, pathname, search, hash } = new URL(baseUrl)
  if (protocol !== 'https:' && protocol !== 'http:') throw new UsageError('baseUrl must have https:.')
  if (username || password) throw new UsageError('baseUrl must hold no credentials; give them as authorization.')
  if (search || hash || /[?#]$/.test(baseUrl)) throw new UsageError('baseUrl must have no query and no fragment.')
  const isLocal = /^(localhost|.+\.localhost|.+\.invalid|127(\.\d+){3}|\[::1\])$/.test(hostname)
  if (protocol === 'http:' && !isLocal && !allowInsecureHttp) {
    throw new UsageError('baseUrl must have https:. To send credentials in clear all the same, set allowInsecureHttp.')
  }
  return origin + pathname.replace(/\/+$/, '')
}
