import type { Auth } from './auth/auth.ts'
import type { Hooks } from './hooks.ts'
import type { Runtime } from './runtime.ts'
import type { GivenHeaders } from './transport/headers.ts'

/** What one call may set for itself, in place of what the client was created with. */
export interface CallOptions {
  /** Ends the call at once, whatever it is doing. */
  signal?: AbortSignal
  /**
   * Bounds the whole call in milliseconds: credentials, attempts, waits, reading. Nothing is sent after it, not even by a
   * machine that slept or whose clock was set. Default 120 000.
   */
  deadlineMs?: number
  /** Bounds one attempt in milliseconds, credential and reading of the response included. Default 30 000. */
  attemptTimeoutMs?: number
  /**
   * How often the request is sent at most: while the service or the network says that it was not taken, and, but for `execute`, after a
   * 401 to a credential that can be replaced. Default 3.
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
  /** Functions that are called with what happens. None of them gets a credential. */
  hooks?: Hooks
  /**
   * Sends one request; its responses need a web stream as `body`, which those of node-fetch do not have. Default: the `fetch`
   * of the platform, looked up at each call. A proxy is the business of this function: see the README.
   */
  fetch?: typeof fetch
  /** The longest wait that the server may ask for, in milliseconds; beyond it the call fails at once. Default 60 000. */
  maxWaitMs?: number
  /** The longest response that is read, in bytes. Default 1 048 576. */
  maxBodyBytes?: number
  /** Clocks, timer and randomness, for tests. Default: those of the platform. */
  runtime?: Runtime
}
