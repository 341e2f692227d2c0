import { isLoopback } from '@bulk-import/internal/base-url'
import { checkOptions, fn, milliseconds, must, type Validator } from '@bulk-import/internal/option-validators'
import { createRedactor } from '@bulk-import/internal/redact'
import type { AuthContext } from './auth/auth.ts'
import { credentialError } from './auth/credential.ts'
import { readText } from './transport/read-text.ts'
import { redactCause } from './transport/redact.ts'

/** How an access token is asked for. What the vendor's public pages do not say has no default. */
export interface OAuthOptions {
  /** Address of the token endpoint, with https:. The vendor tells it to its customers; no page that we could read prints it. */
  tokenUrl: string
  /** The OAuth client id, 48 characters by the vendor's page. It is not the account id of the API. */
  clientId: string
  /** The OAuth client secret. */
  clientSecret: string
  /** By the vendor's page the account id, a slash and the user id: `ACME_CORP/Jane.Doe`. */
  scope: string
  /**
   * Where client id and secret go, by the names that OAuth registers (RFC 7591, section 2): the Authorization header or the body.
   * The vendor accepts both. Default `client_secret_basic`, as RFC 6749, section 2.3.1 prefers.
   */
  tokenEndpointAuthMethod?: 'client_secret_basic' | 'client_secret_post'
  /** How long before its end a token is replaced, in milliseconds; at most half its life. Default 60 000. */
  refreshEarlyMs?: number
  /** Bounds the request for a token in milliseconds, so that one that stalls does not hold up later calls. Default 30 000. */
  timeoutMs?: number
  /** Default: the `fetch` of the platform, looked up at each call. */
  fetch?: typeof fetch
  /** Milliseconds since 1970. Default `Date.now`. */
  now?: () => number
}

interface Token {
  header: string
  /** When it is to be replaced, in milliseconds since 1970. */
  refreshAt: number
}

/**
 * Credentials by the OAuth 2.0 client credentials grant, to be given as `auth`. One token is fetched for all calls that
 * wait for it, kept until shortly before its end, and replaced after a 401.
 *
 * Verified against the vendor's public page: the grant, its parameters, both places for the secret. Not printed there and
 * so taken from RFC 6749 and 6750: the form of the body, and `Bearer` as the scheme.
 */
export function oauthClientCredentials(options: OAuthOptions): (context: AuthContext) => Promise<string> {
  const { now = Date.now } = options
  check(options)
  let token: Token | undefined
  let underWay: Promise<Token> | undefined
  const refresh = (): Promise<Token> => {
    underWay ??= fetchToken(options, now).finally(() => {
      underWay = undefined
    })
    return underWay
  }
  return async ({ isRejected }) => {
    if (token === undefined || isRejected || !(now() < token.refreshAt)) token = await refresh()
    return token.header
  }
}

const methods: readonly unknown[] = ['client_secret_basic', 'client_secret_post']
const text = must('be a string that is not empty', (value) => typeof value === 'string' && value !== '')
const required = { tokenUrl: undefined, clientId: undefined, clientSecret: undefined, scope: undefined }
const validators: Readonly<Record<string, Validator>> = {
  tokenUrl: must('be a URL with https: and without credentials, since the client secret is sent there', isPrivateUrl),
  clientId: text,
  clientSecret: text,
  scope: text,
  tokenEndpointAuthMethod: must(`be ${methods.join(' or ')}`, (value) => methods.includes(value)),
  refreshEarlyMs: must('be a number of milliseconds, not negative', (value) => typeof value === 'number' && value >= 0),
  timeoutMs: milliseconds,
  fetch: fn,
  now: fn,
}

/** @throws a TypeError for the first option that cannot be used, without its value */
function check(options: OAuthOptions): void {
  const refuse = (message: string): never => {
    throw new TypeError(`oauthClientCredentials: ${message}.`)
  }
  const given: Record<string, unknown> = { ...required, ...options }
  const missing = Object.keys(required).find((name) => given[name] === undefined)
  if (missing !== undefined) refuse(`\`${missing}\` is missing`)
  checkOptions(options, validators, (_option, _problem, message) => refuse(message.replace(/\.$/, '')))
}

function isPrivateUrl(value: unknown): boolean {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined
  const isPrivate = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))
  return isPrivate && url?.username === '' && url.password === ''
}

async function fetchToken(options: OAuthOptions, now: () => number): Promise<Token> {
  const { clientId, clientSecret, scope, refreshEarlyMs = 60_000 } = options
  const grant = { grant_type: 'client_credentials', scope }
  const basic = `Basic ${btoa(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`)}`
  const isInBody = options.tokenEndpointAuthMethod === 'client_secret_post'
  const asked = now()
  const request: RequestInit = {
    method: 'POST',
    headers: { Accept: 'application/json', ...(!isInBody && { Authorization: basic }) },
    body: new URLSearchParams(isInBody ? { ...grant, client_id: clientId, client_secret: clientSecret } : grant),
    redirect: 'error', // it would carry the secret elsewhere
    signal: AbortSignal.timeout(options.timeoutMs ?? 30_000),
  }
  const { status, text } = await ask(request, options).catch((error) => {
    const redactor = createRedactor()
    redactor.addAuthorization(basic)
    redactor.add(clientSecret)
    throw credentialError('The token endpoint did not respond.', true, redactCause(error, redactor))
  })
  const parsed = parse(text)
  if (status < 200 || status > 299) {
    const isPassing = status === 429 || status >= 500
    throw credentialError(`The token endpoint responded with ${status}${errorCode(parsed)}.`, isPassing)
  }
  const { access_token: value, token_type: type = 'Bearer', expires_in: seconds } = parsed
  if (typeof value !== 'string' || value === '' || String(type).toLowerCase() !== 'bearer') {
    throw credentialError('The token endpoint responded without a bearer access token.', false)
  }
  // RFC 6749 5.1 only recommends expires_in: without it the token serves until it is refused.
  const lifeMs = seconds === undefined ? Number.POSITIVE_INFINITY : Number(seconds) * 1000
  return { header: `Bearer ${value}`, refreshAt: asked + Math.max(lifeMs - refreshEarlyMs, lifeMs / 2) }
}

async function ask(request: RequestInit, options: OAuthOptions): Promise<{ status: number; text: string }> {
  const response = await (options.fetch ?? globalThis.fetch)(options.tokenUrl, request)
  return { status: response.status, ...(await readText(response, 65_536)) }
}

function parse(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text))
  } catch {
    return {}
  }
}

/** The error code of RFC 6749 5.2, which is a fixed word; the description could repeat what was sent. */
function errorCode({ error }: Record<string, unknown>): string {
  return typeof error === 'string' && /^[a-z_]{1,40}$/.test(error) ? ` (${error})` : ''
}
