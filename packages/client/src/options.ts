import { calls, productionUrl } from '@bulk-import/contract'
import type { Auth } from './auth/auth.ts'
import { UsageError } from './errors.ts'
import { type CallEvent, callEvent, type Hooks } from './hooks.ts'
import { type Check, callChecks, clientChecks, didYouMean } from './option-checks.ts'
import { isJsonObject, own } from './own.ts'
import { type Runtime, systemRuntime } from './runtime.ts'
import { defaultHeaders, type GivenHeaders, mergeHeaders } from './transport/headers.ts'

/** What one call may set for itself, in place of what the client was created with. */
export interface CallOptions {
  /** Ends the call at once, whatever it is doing. */
  signal?: AbortSignal
  /**
   * Bounds the whole call in milliseconds: credentials, attempts, waits, reading. Nothing is sent after it, not even by a
   * machine that slept or whose clock was set. Default 120 000.
   */
  deadlineMs?: number
  /** Bounds one attempt in milliseconds, credential and reading of the answer included. Default 30 000. */
  attemptTimeoutMs?: number
  /**
   * How often the request is sent at most: while the service or the network says that it was not taken, and after a 401 to a
   * credential that can be replaced. Default 3.
   */
  maxAttempts?: number
  /**
   * Headers of your own, in place of those of the client and of our `Accept` and `User-Agent`. Not Authorization,
   * Content-Type, Host, Content-Length and Transfer-Encoding.
   */
  headers?: GivenHeaders
}

/** How a client is created. */
export interface ClientOptions extends CallOptions {
  /** The id of your organization's MyPreferences account (S28). */
  clientId: string
  /** The credential, or a function that gives it. See `@bulk-import/client/oauth` and `/pnauthinfo3`. */
  auth: Auth
  /**
   * Where the API is, without a trailing part of the operation. Default: the production address of the contract, which
   * is inferred (C08).
   */
  baseUrl?: string
  /** Permits `http:` to a host that is not this machine. Credentials then travel in clear. Default false. */
  allowInsecureHttp?: boolean
  /** Functions that are told what happens, with copies that hold no credential. */
  hooks?: Hooks
  /**
   * Sends one request; its responses need a web stream as `body`, which those of node-fetch do not have. Default: the `fetch`
   * of the platform, looked up at each call. A proxy is the business of this function: see the README.
   */
  fetch?: typeof fetch
  /** The longest wait that the server may ask for, in milliseconds; beyond it the call fails at once. Default 60 000. */
  maxWaitMs?: number
  /** The longest answer that is read, in bytes. Default 1 048 576. */
  maxBodyBytes?: number
  /** Clocks, timer and randomness, for tests. Default: those of the platform. */
  runtime?: Runtime
}

export type Settings = Required<Omit<ClientOptions, 'signal' | 'fetch' | 'allowInsecureHttp' | 'headers'>> & {
  signal: AbortSignal | undefined
  fetch: typeof fetch | undefined
  headers: Headers
  /** The one address that this client sends to. */
  url: string
  /** What every event says. */
  about: CallEvent
}

const defaults = {
  deadlineMs: 120_000,
  attemptTimeoutMs: 30_000,
  maxAttempts: 3,
  hooks: {},
  maxWaitMs: 60_000,
  maxBodyBytes: 1_048_576,
  runtime: systemRuntime,
  signal: undefined,
  fetch: undefined,
}

/** Checks the options and fills in the defaults. @throws UsageError with the `option` at fault */
export function settle(options: ClientOptions): Settings {
  // Named, so that they are checked when they are missing.
  const given = check({ clientId: undefined, auth: undefined, baseUrl: productionUrl }, options, clientChecks)
  const { allowInsecureHttp: _, headers = {}, clientId, auth, baseUrl, ...others } = given as unknown as ClientOptions
  const { origin, pathname } = new URL(baseUrl as string)
  const base = origin + pathname.replace(/\/+$/, '')
  return {
    ...defaults,
    ...others,
    clientId,
    auth,
    baseUrl: base,
    url: base + calls.initiate.pathTemplate.replace('{clientId}', encodeURIComponent(clientId)),
    headers: mergeHeaders(defaultHeaders(), headers),
    about: callEvent(origin, clientId),
  }
}

/** The settings, with the options of a call in their place. @throws UsageError with the `option` at fault */
export function override(settings: Settings, options: CallOptions): Settings {
  const { headers = {}, ...others } = check({}, options, callChecks) as CallOptions
  return { ...settings, ...others, headers: mergeHeaders(settings.headers, headers) }
}

/** The options that are given as own properties, after those to begin with; one that is undefined counts as not given. */
function check(start: object, given: unknown, checks: Readonly<Record<string, Check>>): Record<string, unknown> {
  if (!isJsonObject(given)) throw new UsageError('The options must be an object.', { option: 'options' })
  const defined = Object.entries(given).filter(([, value]) => value !== undefined)
  const options = { ...start, ...Object.fromEntries(defined) }
  for (const [name, value] of Object.entries(options)) {
    const known = own(checks, name) as Check | undefined
    const hint = known === undefined && didYouMean(name, Object.keys(checks))
    if (known === undefined) throw new UsageError(`Unknown option \`${name.slice(0, 40)}\`.${hint}`, { option: name })
    const complaint = known(value, options)
    if (complaint !== undefined) throw new UsageError(`\`${name}\` ${complaint}.`, { option: name })
  }
  return options
}
