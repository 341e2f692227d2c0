import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { type OAuthOptions, oauthClientCredentials } from './oauth.ts'

const secret = 'planted-secret+/='
const credentials = { clientId: 'id:1', clientSecret: secret, scope: 'ACME_CORP/Jane.Doe' }
const tokenUrl = 'https://tokens.invalid/oauth'
const signal = new AbortController().signal
const fine = { clientId: 'ACME_CORP', isRejected: false, signal }

interface Request extends RequestInit {
  url: string
}

/** A token endpoint without sockets; each token has the number of its request. */
function endpoint(options: Partial<OAuthOptions> = {}, reply = (count: number) => tokenOf(count)) {
  const requests: Request[] = []
  let time = 0
  const send: typeof fetch = async (url, init) => {
    requests.push({ ...init, url: String(url) })
    return reply(requests.length)
  }
  const auth = oauthClientCredentials({ tokenUrl, ...credentials, fetch: send, now: () => time, ...options })
  return { auth, requests, advance: (ms: number) => (time += ms) }
}

const tokenOf = (count: number, more: object = { expires_in: 3600 }) =>
  Response.json({ access_token: `token${count}`, token_type: 'Bearer', ...more })

async function failureOf(
  reply: () => Response | Promise<Response>,
  options: Partial<OAuthOptions> = {},
): Promise<Error> {
  const { auth } = endpoint({ fetch: async () => reply(), ...options })
  const error: unknown = await auth(fine).catch((cause: unknown) => cause)
  if (!(error instanceof Error)) throw new Error('It did not fail.')
  expect(inspect(error, { showHidden: true, depth: null })).not.toMatch(/planted|cGxhbnRlZ|aWQl/)
  return error
}

describe('an OAuth token', () => {
  it('asks for a token with the secret in a header, form-encoded as RFC 6749 2.3.1 says', async () => {
    const { auth, requests } = endpoint()
    expect(await auth(fine)).toBe('Bearer token1')
    const [request] = requests
    expect(request).toMatchObject({ url: tokenUrl, method: 'POST', redirect: 'error' })
    const basic = new Headers(request?.headers).get('authorization')?.replace('Basic ', '') ?? ''
    expect(atob(basic).split(':').map(decodeURIComponent)).toEqual(['id:1', secret])
    expect(String(request?.body)).toBe('grant_type=client_credentials&scope=ACME_CORP%2FJane.Doe')
  })

  it('asks for a token with the secret in the body when tokenEndpointAuthMethod says so', async () => {
    const { auth, requests } = endpoint({ tokenEndpointAuthMethod: 'client_secret_post' })
    await auth(fine)
    const body = Object.fromEntries(new URLSearchParams(String(requests[0]?.body)))
    expect(body).toEqual({
      grant_type: 'client_credentials',
      scope: credentials.scope,
      client_id: 'id:1',
      client_secret: secret,
    })
    expect(new Headers(requests[0]?.headers).has('authorization')).toBe(false)
  })

  it('fetches one token for all calls that wait for it, and keeps it', async () => {
    const { auth, requests } = endpoint()
    const tokens = await Promise.all([auth(fine), auth(fine), auth(fine)])
    expect(new Set([...tokens, await auth(fine)])).toEqual(new Set(['Bearer token1']))
    expect(requests).toHaveLength(1)
  })

  it('replaces a token a minute before it ends, or as early as refreshEarlyMs says', async () => {
    for (const [refreshEarlyMs, early] of [
      [undefined, 60_000],
      [1000, 1000],
    ] as const) {
      const { auth, advance } = endpoint(refreshEarlyMs === undefined ? {} : { refreshEarlyMs })
      await auth(fine)
      advance(3_600_000 - early - 1)
      expect(await auth(fine)).toBe('Bearer token1')
      advance(1)
      expect(await auth(fine)).toBe('Bearer token2')
    }
  })

  it('uses a short-lived token for half of its life, and does not fetch one for each call', async () => {
    const { auth, advance } = endpoint({}, (count) => tokenOf(count, { expires_in: 30 }))
    await auth(fine)
    advance(14_999)
    expect(await auth(fine)).toBe('Bearer token1')
    advance(1)
    expect(await auth(fine)).toBe('Bearer token2')
  })

  it('uses a token without expires_in until a 401', async () => {
    const { auth, advance } = endpoint({}, (count) => tokenOf(count, {}))
    await auth(fine)
    advance(1e12)
    expect(await auth(fine)).toBe('Bearer token1')
    expect(await auth({ ...fine, isRejected: true })).toBe('Bearer token2')
  })

  it.each([0, -5, 'soon', null])('uses a token for one call when expires_in is %s', async (value) => {
    const { auth } = endpoint({}, (count) => tokenOf(count, { expires_in: value }))
    await auth(fine)
    expect(await auth(fine)).toBe('Bearer token2')
  })

  it('replaces a token once for all calls that got a 401 with it', async () => {
    const { auth, requests } = endpoint()
    await auth(fine)
    const rejected = { ...fine, isRejected: true }
    expect(await Promise.all([auth(rejected), auth(rejected)])).toEqual(['Bearer token2', 'Bearer token2'])
    expect(requests).toHaveLength(2)
  })

  it('asks for a token again after a failure', async () => {
    const { auth } = endpoint({}, (count) => (count === 1 ? new Response('', { status: 500 }) : tokenOf(count)))
    await expect(auth(fine)).rejects.toThrow('The token endpoint responded with 500.')
    expect(await auth(fine)).toBe('Bearer token2')
  })

  it('gives up on a token endpoint that stalls, so that later calls are not held up', async () => {
    let count = 0
    const send: typeof fetch = (_, init) => {
      if (++count > 1) return Promise.resolve(tokenOf(count))
      return new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)))
    }
    const { auth } = endpoint({ fetch: send, timeoutMs: 1 })
    await expect(auth(fine)).rejects.toThrow('The token endpoint did not respond.')
    expect(await auth(fine)).toBe('Bearer token2')
  })
})

describe('an error of the token endpoint', () => {
  it.each<[string, () => Response | Promise<Response>, RegExp]>([
    [
      'with the code of RFC 6749',
      () => Response.json({ error: 'invalid_client' }, { status: 401 }),
      /401 \(invalid_client\)/,
    ],
    ['with a code that echoes', () => Response.json({ error: secret }, { status: 400 }), /responded with 400\.$/],
    ['with a description that echoes', () => Response.json({ error_description: secret }, { status: 400 }), /400\.$/],
    ['with a page', () => new Response(`<html>${secret}`, { status: 502 }), /responded with 502\.$/],
    ['with null', () => Response.json(null), /without a bearer access token/],
    ['with a page and 200', () => new Response(`<html>${secret}`), /without a bearer access token/],
    ['with a body that is endless', () => new Response('x'.repeat(100_000)), /without a bearer access token/],
    [
      'with another kind of token',
      () => Response.json({ access_token: secret, token_type: 'mac' }),
      /without a bearer/,
    ],
    ['with a token that is a number', () => Response.json({ access_token: 7 }), /without a bearer/],
    ['with an empty token', () => Response.json({ access_token: '' }), /without a bearer/],
    ['by its connection', () => Promise.reject(new TypeError(`cannot send ${secret}`)), /did not respond/],
  ])('tells without the secret that the token endpoint fails %s', async (_, reply, message) => {
    for (const tokenEndpointAuthMethod of ['client_secret_basic', 'client_secret_post'] as const) {
      expect((await failureOf(reply, { tokenEndpointAuthMethod })).message).toMatch(message)
    }
  })

  it('tells a connection error that quotes the request without the secret, however it was encoded', async () => {
    for (const tokenEndpointAuthMethod of ['client_secret_basic', 'client_secret_post'] as const) {
      const { auth } = endpoint({
        tokenEndpointAuthMethod,
        fetch: (_, init) => Promise.reject(new TypeError(`${inspect(init?.headers)} ${init?.body}`)),
      })
      const error = await auth(fine).catch((cause: unknown) => cause)
      expect(inspect(error, { depth: null })).not.toMatch(/planted/)
      expect(inspect(error, { depth: null })).not.toContain(btoa(`id%3A1:${encodeURIComponent(secret)}`))
    }
  })
})

describe('the options of oauthClientCredentials', () => {
  it.each<[string, Partial<OAuthOptions>, string]>([
    ['an address in clear', { tokenUrl: 'http://tokens.invalid' }, '`tokenUrl` must be a URL with https:'],
    ['no address', { tokenUrl: 'planted' }, '`tokenUrl` must be a URL with https:'],
    ['an address with a password', { tokenUrl: 'https://id:planted@tokens.invalid' }, '`tokenUrl` must be a URL'],
    ['no secret', { clientSecret: '' }, '`clientSecret` must be a string that is not empty'],
    ['no client id', { clientId: undefined as never }, '`clientId` is missing'],
    ['no scope', { scope: '' }, '`scope` must be a string that is not empty'],
    [
      'another method',
      { tokenEndpointAuthMethod: 'planted' as never },
      '`tokenEndpointAuthMethod` must be client_secret_basic',
    ],
    ['a limit of no time', { timeoutMs: 0 }, '`timeoutMs` must be a positive number of milliseconds, got 0'],
    ['a wrong name', { tokenURL: 'planted' } as never, 'Unknown option `tokenURL`. Did you mean `tokenUrl`?'],
  ])('throws at once for options with %s, and does not repeat them', (_, options, message) => {
    expect(() => endpoint(options)).toThrow(`oauthClientCredentials: ${message}`)
    expect(() => endpoint(options)).not.toThrow('planted')
  })

  it('permits http: to this machine', () => {
    expect(() => endpoint({ tokenUrl: 'http://127.0.0.1:4011/token' })).not.toThrow()
  })
})
