import { operations, servers } from '@bulk-import/contract'
import type { Auth } from './auth.ts'
import { UsageError } from './errors.ts'
import type { Hooks } from './hooks.ts'
import { isLoopback } from './loopback.ts'
import { type Runtime, systemRuntime } from './runtime.ts'

/** What one call may set for itself, in place of what the client was created with. */
export interface CallOptions {
  /** Ends the call at once, whatever it is doing. */
  signal?: AbortSignal
  /** Bounds the whole call in milliseconds: credentials, attempts, waits, reading. Default 120 000. */
  deadlineMs?: number
  /** Bounds one attempt in milliseconds, credential and reading of the answer included. Default 30 000. */
  attemptTimeoutMs?: number
  /**
   * How often the request is sent at most: while the server or the network says that it was not taken, after a 401 to a
   * credential that can be replaced, and along redirects. Default 3.
   */
  maxAttempts?: number
  /**
   * Repeats the request also when it may have been taken: after a reset, a timeout, a 500, 502 or 504.
   * **This can open a second import.** Default false.
   */
  repeatWhenUnknown?: boolean
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
  /** Sends one request. Default: the `fetch` of the platform, looked up at each call. */
  fetch?: typeof fetch
  /** The longest wait that the server may ask for, in milliseconds; beyond it the call fails at once. Default 60 000. */
  maxWaitMs?: number
  /** The longest answer that is read, in bytes. Default 1 048 576. */
  maxBodyBytes?: number
  /** Clock, timer and randomness, for tests. Default: those of the platform. */
  runtime?: Runtime
}

export type Settings = Required<Omit<ClientOptions, 'signal' | 'fetch' | 'allowInsecureHttp'>> & {
  signal: AbortSignal | undefined
  fetch: typeof fetch | undefined
  /** The one address that this client sends to. */
  url: string
}

const defaults = {
  deadlineMs: 120_000,
  attemptTimeoutMs: 30_000,
  maxAttempts: 3,
  repeatWhenUnknown: false,
  hooks: {},
  maxWaitMs: 60_000,
  maxBodyBytes: 1_048_576,
  runtime: systemRuntime,
  signal: undefined,
  fetch: undefined,
}

/** Checks the options and fills in the defaults. @throws UsageError */
export function settle(options: ClientOptions): Settings {
  if (typeof options !== 'object' || options === null)
    throw new UsageError('needs options: clientId and auth at least.')
  const { clientId, auth } = options
  // A lone surrogate cannot be encoded; a slash, encoded or not, is a new segment to many servers.
  if (typeof clientId !== 'string' || !/^(?!\.{1,2}$)[^/\\\p{C}]+$/u.test(clientId)) {
    throw new UsageError('needs a clientId: not empty, not "." or "..", without slashes and control characters.')
  }
  if (typeof auth !== 'string' && typeof auth !== 'function') {
    throw new UsageError('needs auth: the value of the Authorization header, or a function that gives it (S26).')
  }
  const baseUrl = checkBaseUrl(options)
  const url = baseUrl + operations.initiate.pathTemplate.replace('{clientId}', encodeURIComponent(clientId))
  return override({ ...defaults, clientId, auth, baseUrl, url }, options)
}

/** The settings with each option that is given, and not undefined, in its place; no other name is taken over. */
export function override(settings: Settings, given: CallOptions): Settings {
  const settled: Record<string, unknown> = { ...settings }
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || !Object.hasOwn(defaults, name)) continue
    if (!isUsable(name, value))
      throw new UsageError(
        /Ms$|^max/.test(name) ? `needs a ${name} above 0.` : `cannot use the ${name} that was given.`,
      )
    settled[name] = value
  }
  return settled as unknown as Settings
}

function isUsable(name: string, value: unknown): boolean {
  if (/Ms$/.test(name)) return typeof value === 'number' && value > 0
  if (/^max/.test(name)) return (Number.isInteger(value) || value === Number.POSITIVE_INFINITY) && Number(value) > 0
  if (name === 'repeatWhenUnknown') return typeof value === 'boolean'
  if (name === 'signal') return typeof (value as AbortSignal | null)?.addEventListener === 'function'
  return typeof value === (name === 'fetch' ? 'function' : 'object') && value !== null
}

function checkBaseUrl({ baseUrl = servers[0].url, allowInsecureHttp }: ClientOptions): string {
  if (!URL.canParse(baseUrl))
    throw new UsageError('needs a baseUrl that is a whole address, such as https://host/path.')
  const { protocol, hostname, username, password, origin, pathname, search, hash } = new URL(baseUrl)
  if (protocol !== 'https:' && protocol !== 'http:') throw new UsageError('needs a baseUrl with https:.')
  if (username || password) throw new UsageError('needs a baseUrl without credentials; give them as auth.')
  if (search || hash || /[?#]$/.test(baseUrl)) throw new UsageError('needs a baseUrl without query and fragment.')
  const isLocal = isLoopback(hostname)
  if (protocol === 'http:' && !isLocal && !allowInsecureHttp) {
    throw new UsageError(
      'needs a baseUrl with https:. To send credentials in clear all the same, set allowInsecureHttp.',
    )
  }
  return origin + pathname.replace(/\/+$/, '')
}
