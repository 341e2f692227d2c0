import { productionUrl } from '@bulk-import/contract'
import { baseUrlProblem, withoutTrailingSlash } from '@bulk-import/internal/base-url'
import {
  abortSignal,
  boolean,
  checkOptions,
  fn,
  milliseconds,
  must,
  positiveInteger,
  type Validator,
} from '@bulk-import/internal/option-validators'
import { isJsonObject, own } from '@bulk-import/internal/own'
import { isHeaderValue, isPathSegment } from '@bulk-import/internal/request-parts'
import { UsageError } from './errors.ts'
import { hookNames } from './hooks.ts'
import type { CallOptions, ClientOptions } from './options.ts'
import { systemRuntime } from './runtime.ts'
import { areHeaders, defaultHeaders, mergeHeaders } from './transport/headers.ts'

/** Options that are checked, with the defaults for those that were left out. */
export interface ResolvedOptions
  extends Required<Omit<ClientOptions, 'signal' | 'fetch' | 'allowInsecureHttp' | 'headers'>> {
  signal: AbortSignal | undefined
  fetch: typeof fetch | undefined
  /** By their names in small letters. */
  headers: Readonly<Record<string, string>>
  /** Of the base URL, such as `https://host.example`. */
  origin: string
  /** What the client or the call was given, without defaults: an operation may have others. */
  given: CallOptions
  /** What is known of the last credential: all calls of a client share it. */
  credential: { isRejected: boolean }
}

export type Validators = Readonly<Record<string, Validator>>

const runtimeFunctions = ['now', 'monotonic', 'random', 'schedule']

const isFunction = (value: unknown) => typeof value === 'function'

/** The options of a call. */
export const callOptionValidators: Validators = {
  signal: abortSignal,
  deadlineMs: milliseconds,
  attemptTimeoutMs: milliseconds,
  maxAttempts: positiveInteger,
  headers: must(
    'be an object of header names and values, without Authorization (that is `auth`), Content-Type, Host, Content-Length and Transfer-Encoding',
    areHeaders,
  ),
}

/** The options of a client. */
export const clientOptionValidators: Validators = {
  ...callOptionValidators,
  clientId: must(
    'be a non-empty string other than "." and "..", without slashes and control characters',
    isPathSegment,
  ),
  auth: must(
    'be the value of the Authorization header, one line of visible ASCII characters, or a function that returns it',
    (value) => isFunction(value) || isHeaderValue(value),
  ),
  baseUrl: (value, options) => baseUrlProblem(value, own(options, 'allowInsecureHttp')),
  allowInsecureHttp: boolean,
  hooks: must(
    `be an object of functions, named ${hookNames.join(', ')}`,
    (value) =>
      isJsonObject(value) &&
      Object.entries(value).every(
        ([name, hook]) => hookNames.includes(name) && (hook === undefined || isFunction(hook)),
      ),
  ),
  fetch: fn,
  maxWaitMs: milliseconds,
  maxBodyBytes: positiveInteger,
  runtime: must(`have the functions ${runtimeFunctions.join(', ')}`, (value) =>
    runtimeFunctions.every((name) => isFunction(Object(value)[name])),
  ),
}

const defaults = {
  baseUrl: productionUrl,
  headers: {},
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

/** Checks the options of a client, and fills in the defaults. @throws UsageError */
export function resolveOptions(options: ClientOptions): ResolvedOptions {
  const refuse: Refuse = (option, message) => {
    throw new UsageError(message, { option })
  }
  const given = checked(options, clientOptionValidators, refuse)
  for (const required of ['clientId', 'auth']) {
    const problem = Object.hasOwn(given, required) ? undefined : clientOptionValidators[required]?.(undefined, given)
    if (problem !== undefined) refuse(required, `\`${required}\` ${problem}.`)
  }
  const { baseUrl, headers, ...others } = { ...defaults, ...given } as typeof defaults & ClientOptions
  return {
    ...others,
    given,
    credential: { isRejected: false },
    baseUrl: withoutTrailingSlash(baseUrl),
    origin: new URL(baseUrl).origin,
    headers: mergeHeaders(defaultHeaders(), headers),
  }
}

/**
 * The options of a client, with those of a call in their place.
 *
 * @param refuse throws what the call ends with
 * @param own what the operation has of its own, beside the options of every call
 */
export function overrideOptions(
  options: ResolvedOptions,
  callOptions: CallOptions,
  refuse: Refuse,
  own?: Validators,
): ResolvedOptions {
  const { headers, ...others } = checked(callOptions, { ...callOptionValidators, ...own }, refuse) as CallOptions
  const given = { ...options.given, ...others }
  return { ...options, ...others, given, headers: headers ? mergeHeaders(options.headers, headers) : options.headers }
}

type Refuse = (option: string, message: string) => never

/** The options that are given as properties of their own; one that is undefined counts as left out. */
export function checked(given: unknown, validators: Validators, refuse: Refuse): Record<string, unknown> {
  if (!isJsonObject(given)) return refuse('options', 'The options must be an object.')
  const defined = Object.entries(given).filter(([, value]) => value !== undefined)
  const options = { __proto__: null, ...Object.fromEntries(defined) }
  checkOptions(options, validators, (option, _, message) => refuse(option, message.replace(/(?<![.?])$/, '.')))
  return options
}
