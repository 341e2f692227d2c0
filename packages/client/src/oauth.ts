import type { AuthContext } from './auth.ts'

/** How an access token is asked for. What the vendor's public pages do not say has no default. */
export interface OAuthOptions {
  /** Address of the token endpoint, with https:. The vendor tells it to its customers; no public page prints it. */
  tokenUrl: string
  /** The OAuth client id, 48 characters by the vendor's page. It is not the account id of the API. */
  clientId: string
  /** The OAuth client secret. */
  clientSecret: string
  /** By the vendor's page the account id, a slash and the user id: `ACME_CORP/Jane.Doe`. */
  scope: string
  /** Where client id and secret go; the vendor accepts both. Default `basic`, as RFC 6749 2.3.1 prefers. */
  credentialsIn?: 'basic' | 'body'
  /** How long before its end a token is replaced, in milliseconds. Default 60 000. */
  refreshEarlyMs?: number
  /** Default: the `fetch` of the platform, looked up at each call. */
  fetch?: typeof fetch
  /** Milliseconds since 1970. Default `Date.now`. */
  now?: () => number
}

interface Token {
  header: string
  endsAt: number
}

/**
 * Credentials by the OAuth 2.0 client credentials grant, to be given as `auth`. One token is fetched for all calls that
 * wait for it, kept until shortly before its end, and replaced at once after a 401.
 *
 * Verified against the vendor's public page: the grant, its parameters, both places for the secret. Not printed there and
 * so taken from RFC 6749 and 6750: the form of the answer, and `Bearer` as the scheme.
 */
export function oauthClientCredentials(options: OAuthOptions): (context: AuthContext) => Promise<string> {
  const { refreshEarlyMs = 60_000, now = Date.now } = options
  checkTokenUrl(options.tokenUrl)
  let token: Token | undefined
  let underWay: Promise<Token> | undefined
  const refresh = (): Promise<Token> => {
    underWay ??= fetchToken(options, now).finally(() => {
      underWay = undefined
    })
    return underWay
  }
  return async ({ isRejected }) => {
    const isUsable = token !== undefined && now() < token.endsAt - refreshEarlyMs
    if (token === undefined || !isUsable || isRejected) token = await refresh()
    return token.header
  }
}

function checkTokenUrl(tokenUrl: string): void {
  const url = URL.canParse(tokenUrl) ? new URL(tokenUrl) : undefined
  const isLocal = url !== undefined && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal)) return
  throw new TypeError('oauthClientCredentials needs a tokenUrl with https:, since it sends the client secret there.')
}

async function fetchToken(options: OAuthOptions, now: () => number): Promise<Token> {
  const { tokenUrl, clientId, clientSecret, scope, credentialsIn = 'basic' } = options
  const body = new URLSearchParams({ grant_type: 'client_credentials', scope })
  const headers = new Headers({ Accept: 'application/json' })
  if (credentialsIn === 'basic') {
    headers.set('Authorization', `Basic ${btoa(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`)}`)
  } else {
    body.set('client_id', clientId)
    body.set('client_secret', clientSecret)
  }
  const asked = now()
  // A redirect would carry the secret elsewhere.
  const response = await (options.fetch ?? globalThis.fetch)(tokenUrl, {
    method: 'POST',
    headers,
    body,
    redirect: 'error',
  })
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>
  if (!response.ok) throw new Error(`The token endpoint answered ${response.status}${errorCode(answer)}.`)
  const { access_token: value, token_type: type = 'Bearer', expires_in: seconds = 0 } = answer
  if (typeof value !== 'string' || value === '' || String(type).toLowerCase() !== 'bearer') {
    throw new Error('The token endpoint answered without a bearer access token.')
  }
  // RFC 6749 5.1 only recommends expires_in: without it the token serves until it is refused.
  const lifeMs = Number(seconds) > 0 ? Number(seconds) * 1000 : Number.POSITIVE_INFINITY
  return { header: `Bearer ${value}`, endsAt: asked + lifeMs }
}

/** The error code of RFC 6749 5.2, which is a fixed word; the description could repeat what was sent. */
function errorCode({ error }: Record<string, unknown>): string {
  return typeof error === 'string' && /^[a-z_]{1,40}$/.test(error) ? ` (${error})` : ''
}
