import { inspect } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { type AuthContext, createClient } from '../index.ts'
import { oauthClientCredentials } from '../oauth.ts'
import { pnAuthInfo3 } from '../pnauthinfo3.ts'
import { credential, failure, goodResponse, initiate, verdict } from '../testing/calls.ts'
import { closeServers, deadAddress, serve } from '../testing/servers.ts'

afterEach(closeServers)

const json = { 'Content-Type': 'application/json' }
const refused = {
  name: 'AuthenticationError',
  code: 'AUTHENTICATION',
  outcome: 'refused',
  isRetryable: false,
  status: 401,
}

/** A server that takes only the last of its credentials. */
const serveFor = (good: string) =>
  serve((response, { authorization }) => {
    if (authorization === good) response.writeHead(200, json).end(goodResponse)
    else response.writeHead(401, json).end('{"Message":"Who are you?"}')
  })

describe('the credential of a call', () => {
  it('sends the credential in the Authorization header of each request [S26]', async () => {
    const server = await serveFor(credential)
    await initiate(server.url)
    expect(server.seen).toMatchObject([{ method: 'POST', url: '/ACME_CORP/Import', authorization: credential }])
  })

  it('does not send a fixed credential again after a 401 [S59]', async () => {
    const server = await serveFor('Bearer other')
    const error = await failure(server.url)
    expect(verdict(error)).toEqual({ ...refused, attempts: 1 })
    expect(error.message).toContain('401 Unauthorized: "Who are you?"')
    expect(error.hint).toMatch(/Check the client id, the user id and the authorization scheme/)
    expect(server.seen).toHaveLength(1)
  })

  it('asks the function once for another credential after a 401, and tells it that the last was rejected [S59]', async () => {
    const contexts: AuthContext[] = []
    const server = await serveFor('Bearer fresh')
    const auth = (context: AuthContext) => {
      contexts.push(context)
      return context.isRejected ? 'Bearer fresh' : 'Bearer stale'
    }
    const { session, retries } = await initiate(server.url, { auth })
    expect(session?.name).toBe('CRM sync')
    expect(contexts).toMatchObject([
      { clientId: 'ACME_CORP', isRejected: false },
      { clientId: 'ACME_CORP', isRejected: true },
    ])
    expect(server.seen.map(({ authorization }) => authorization)).toEqual(['Bearer stale', 'Bearer fresh'])
    expect(retries).toEqual(['401 after 0'])
  })

  it('ends the call when the second credential gets a 401 as well [S59]', async () => {
    const server = await serveFor('Bearer other')
    const error = await failure(server.url, { auth: () => 'Bearer stale', maxAttempts: 9 })
    expect(verdict(error)).toEqual({ ...refused, attempts: 2 })
    expect(server.seen).toHaveLength(2)
  })

  it('replaces the credential once in a call, also when a 503 comes between two 401 [S59, S62]', async () => {
    const server = await serve((response, _, count) => response.writeHead(count === 2 ? 503 : 401).end('{}'))
    const error = await failure(server.url, { auth: () => 'Bearer stale', maxAttempts: 9 })
    expect(verdict(error)).toEqual({ ...refused, attempts: 3 })
    expect(server.seen).toHaveLength(3)
  })

  it('does not replace the credential when maxAttempts permits one request', async () => {
    const server = await serveFor('Bearer other')
    const error = await failure(server.url, { auth: () => 'Bearer stale', maxAttempts: 1 })
    expect(verdict(error)).toEqual({ ...refused, attempts: 1 })
    expect(server.seen).toHaveLength(1)
  })

  it('sends nothing when the credential function throws', async () => {
    const server = await serveFor(credential)
    const cause = Object.assign(new Error('The vault is shut.'), { config: { headers: { key: 'planted' } } })
    const error = await failure(server.url, { auth: () => Promise.reject(cause) })
    const notSent = { ...refused, outcome: 'not-sent', attempts: 0, status: undefined }
    expect(verdict(error)).toEqual(notSent)
    expect(error.message).toContain('no usable credential could be obtained. No import was started.')
    expect(server.seen).toEqual([])
  })

  it('keeps the name and the code of what the credential function throws, and not its message', async () => {
    const inner = new Error('planted')
    const cause = Object.assign(new TypeError('planted', { cause: inner }), { code: 'EVAULT', config: 'planted' })
    const error = await failure('http://127.0.0.1:9', { auth: () => Promise.reject(cause) })
    expect(error.cause).toMatchObject({ name: 'TypeError', message: 'EVAULT', code: 'EVAULT' })
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain('planted')
  })

  it('asks the credential function again when its error is retryable', async () => {
    const server = await serveFor(credential)
    let asked = 0
    const auth = () => {
      if (asked++ === 0) throw Object.assign(new Error('The vault is busy.'), { isRetryable: true })
      return credential
    }
    const { session, retries } = await initiate(server.url, { auth })
    expect([session?.name, retries]).toEqual(['CRM sync', ['AUTHENTICATION after 250']])
  })

  it('asks for an OAuth token again while the token endpoint cannot be reached or is unavailable', async () => {
    const client = { clientId: 'id', clientSecret: 'planted-secret', scope: 'ACME_CORP/Jane.Doe' }
    const busy = await serve((response) => response.writeHead(503).end())
    for (const tokenUrl of [await deadAddress(), busy.url]) {
      const auth = oauthClientCredentials({ tokenUrl, ...client })
      const { error, retries } = await initiate('http://127.0.0.1:9', { auth })
      expect(verdict(error as never)).toMatchObject({ code: 'AUTHENTICATION', outcome: 'not-sent', isRetryable: true })
      expect(retries).toEqual(['AUTHENTICATION after 250', 'AUTHENTICATION after 500'])
    }
    expect(busy.seen).toHaveLength(3)
  })

  it('does not ask again for an OAuth token that the token endpoint refuses, and says why in the cause', async () => {
    const tokens = await serve((response) => response.writeHead(401, json).end('{"error":"invalid_client"}'))
    const client = { clientId: 'id', clientSecret: 'planted-secret', scope: 'ACME_CORP/Jane.Doe' }
    const error = await failure('http://127.0.0.1:9', {
      auth: oauthClientCredentials({ tokenUrl: tokens.url, ...client }),
    })
    expect(verdict(error)).toMatchObject({ code: 'AUTHENTICATION', outcome: 'not-sent', isRetryable: false })
    expect(error.cause).toMatchObject({ message: 'The token endpoint responded with 401 (invalid_client).' })
    expect(tokens.seen).toHaveLength(1)
  })

  it.each([
    ['with a line break', 'Bearer a\r\nX-Evil: 1'],
    ['that is empty', ''],
    ['with a letter that no header can carry', 'Bearer café'],
    ['with a space at its end', 'Bearer a '],
    ['that is undefined', undefined as never],
  ])('sends nothing for a credential %s, also from a function', async (_, value) => {
    const server = await serveFor(credential)
    const error = await failure(server.url, { auth: () => value })
    expect(error).toMatchObject({ code: 'USAGE', option: 'auth', outcome: 'not-sent', attempts: 0 })
    expect(error.message).toContain('`auth` must return one line of visible ASCII characters')
    expect(() => createClient({ clientId: 'a', auth: value })).toThrow(/^`auth` must be the value/)
    expect(server.seen).toEqual([])
  })

  it('fetches an OAuth token once for several calls, and another after a 401 [S59]', async () => {
    let issued = 0
    const tokens = await serve((response) =>
      response.writeHead(200, json).end(`{"access_token":"t${++issued}","token_type":"Bearer","expires_in":3600}`),
    )
    const client = { clientId: 'id', clientSecret: 'planted-secret', scope: 'ACME_CORP/Jane.Doe' }
    const auth = oauthClientCredentials({ tokenUrl: tokens.url, ...client })
    const server = await serveFor('Bearer t2')
    expect((await initiate(server.url, { auth })).session?.name).toBe('CRM sync')
    await Promise.all([1, 2, 3].map(() => initiate(server.url, { auth })))
    expect(issued).toBe(2)
    expect(server.seen).toHaveLength(5)
  })

  it('signs each attempt anew with PNAUTHINFO3', async () => {
    const server = await serve((response) => response.writeHead(503).end('{}'))
    let minute = 0
    const auth = pnAuthInfo3({
      userId: 'Jane.Doe',
      secret: 'planted-secret',
      timestamp: () => `2026-11-23T12:0${minute++}Z`,
    })
    await failure(server.url, { auth })
    const sent = server.seen.map(({ authorization }) => authorization ?? '')
    expect(new Set(sent).size).toBe(3)
    for (const value of sent)
      expect(value).toMatch(/^PNAUTHINFO3-HMAC-SHA256 Credential=Jane\.Doe\/2026-11-23T12:0\dZ Signature=/)
  })
})
