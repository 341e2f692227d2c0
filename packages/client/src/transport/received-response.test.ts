import { inspect } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { createClient, type Hooks, isBulkImportError } from '../index.ts'
import { credential, failure, goodResponse, initiate } from '../testing/calls.ts'
import { createManualClock } from '../testing/manual-clock.ts'
import { closeServers, serve } from '../testing/servers.ts'

afterEach(closeServers)

const json = { 'Content-Type': 'application/json' }

const serveOnce = (status: number, headers: Record<string, string>, body: string) =>
  serve((response) => response.writeHead(status, headers).end(body))

describe('the response of an error', () => {
  it('gives status, headers and the parsed body of a response, and no log shows them by accident', async () => {
    const body = '{"Message":"No.","ModelState":{"Name":["Too long."]}}'
    const error = await failure((await serveOnce(400, { ...json, 'X-Request-Id': 'r1' }, body)).url)
    expect(error.response).toMatchObject({ status: 400, body: JSON.parse(body) })
    expect(error.response?.headers.get('x-request-id')).toBe('r1')
    expect(Object.keys(error)).not.toContain('response')
    expect(JSON.stringify(error) + inspect(error) + error.message).not.toContain('Too long')
  })

  it.each<[string, number, Record<string, string>, string, unknown]>([
    ['text', 502, { 'Content-Type': 'text/html' }, '<h1>Bad Gateway</h1>', '<h1>Bad Gateway</h1>'],
    ['the first 8 kB of a long one', 500, {}, 'x'.repeat(20_000), 'x'.repeat(8192)],
    ['text of JSON that is too long', 400, json, `["${'x'.repeat(9000)}"]`, `["${'x'.repeat(8190)}`],
    ['nothing', 500, {}, '', undefined],
    ['what is cut off, without its token', 200, json, goodResponse.slice(0, 45), expect.stringContaining('[redacted]')],
  ])('gives as body of a response %s', async (_, status, headers, body, expected) => {
    const error = await failure((await serveOnce(status, headers, body)).url)
    expect(error.response?.body).toEqual(expected)
  })

  it('gives no response when none came', async () => {
    const error = await failure('https://api.invalid', { fetch: () => Promise.reject(new TypeError('fetch failed')) })
    expect(error.response).toBeUndefined()
  })

  it('gives a response without the credential and without an access token', async () => {
    const echo = JSON.stringify({ Message: credential, AccessToken: 4203001977312, Items: [credential.slice(7)] })
    const error = await failure((await serveOnce(409, { ...json, 'X-Echo': credential }, echo)).url)
    expect(error.response?.body).toEqual({
      Message: 'Bearer [redacted]',
      AccessToken: '[redacted]',
      Items: ['[redacted]'],
    })
    expect(error.response?.headers.get('x-echo')).toBe('Bearer [redacted]')
    expect(error.serverMessage).toBe('Bearer [redacted]')
  })

  it('gives the response that contradicts the request as well', async () => {
    const error = await failure((await serveOnce(200, json, goodResponse.replace('CRM', 'ERP'))).url)
    expect(error.response).toMatchObject({ status: 200, body: { AccessToken: '[redacted]', Name: 'ERP sync' } })
  })
})

describe('what the server says', () => {
  it.each<[string, Record<string, string>, string, string | undefined]>([
    ['by Message', json, '{"Message":"No.","title":"Other"}', 'No.'],
    [
      'by title and detail',
      { 'Content-Type': 'application/problem+json' },
      '{"title":"No","detail":"Why."}',
      'No: Why.',
    ],
    ['by title alone', json, '{"title":"No","detail":7}', 'No'],
    ['by detail, where Message is null', json, '{"Message":null,"detail":"Why."}', 'Why.'],
    [
      'as plain text',
      { 'Content-Type': 'text/plain; charset=utf-8' },
      'clientId ACME is blocked\r\n',
      'clientId ACME is blocked',
    ],
    ['as a text of JSON', json, '"No."', 'No.'],
    ['not by a page', { 'Content-Type': 'text/html' }, '<h1>No</h1>', undefined],
    ['not by an object without words', json, '{"Code":7}', undefined],
    ['not by white space', { 'Content-Type': 'text/plain' }, ' \n', undefined],
  ])('tells what the server says %s', async (_, headers, body, said) => {
    const error = await failure((await serveOnce(400, headers, body)).url)
    expect(error.serverMessage).toBe(said)
    if (said !== undefined) expect(error.message).toContain(`400 Bad Request: "${said.replace(/\.$/, '')}." `)
  })

  it('cuts short what the server says', async () => {
    const error = await failure((await serveOnce(400, json, JSON.stringify({ Message: 'x'.repeat(9000) }))).url)
    expect(error.serverMessage).toHaveLength(500)
  })
})

describe('the response of a session', () => {
  it('gives status and headers of the response of a session, without the credential and the token', async () => {
    const headers = { ...json, 'X-Request-Id': 'r1', Link: '</Import/9007199254740993/Stage>', 'X-Echo': credential }
    const { session } = await initiate((await serveOnce(200, headers, goodResponse)).url)
    expect(session?.response.status).toBe(200)
    expect(session?.response.headers.get('x-request-id')).toBe('r1')
    expect(session?.response.headers.get('link')).toBe('</Import/[redacted]/Stage>')
    expect(session?.response.headers.get('x-echo')).toBe('Bearer [redacted]')
    expect(Object.keys(session ?? {})).not.toContain('response')
  })
})

describe('headers of the caller', () => {
  it('sends the headers of the caller, those of the call before those of the client', async () => {
    const seen: Headers[] = []
    const send: typeof fetch = async (_, init) => {
      seen.push(new Headers(init?.headers))
      return new Response(goodResponse, { headers: json })
    }
    const options = { clientId: 'ACME_CORP', auth: credential, fetch: send, headers: { 'X-App': 'a', 'X-Trace': 't0' } }
    await createClient(options).initiate({ Name: 'CRM sync' }, { headers: { 'x-trace': 't1' } })
    expect(Object.fromEntries(seen[0] ?? [])).toEqual({
      accept: 'application/json',
      authorization: credential,
      'content-type': 'application/json',
      'user-agent': expect.stringMatching(/^bulk-import\/\d+\.\d+\.\d+$/),
      'x-app': 'a',
      'x-trace': 't1',
    })
  })
})

describe('a fetch that is not of this platform', () => {
  it('names the option fetch when a body is no web stream, and says that the import may exist', async () => {
    const body = { on: () => undefined } as unknown as ReadableStream
    const error = await failure('https://api.invalid', {
      fetch: async () => ({ status: 200, headers: new Headers(json), body }) as Response,
    })
    expect(error).toMatchObject({ code: 'USAGE', option: 'fetch', outcome: 'unknown', attempts: 1 })
    expect(error.message).toContain('`fetch` must return responses whose body is a web stream')
  })

  it('leaves the outcome unknown when fetch gives nothing that is a response', async () => {
    const error = await failure('https://api.invalid', { fetch: async () => undefined as never })
    expect(error).toMatchObject({ outcome: 'unknown', attempts: 1 })
  })
})

describe('what is thrown within a call', () => {
  /** Calls with a runtime whose clock fails from then on. */
  async function failureWith(hasFailed: () => boolean, send: typeof fetch, hooks: Hooks = {}) {
    const now = () => {
      if (hasFailed()) throw new Error(`cannot tell ${credential}`)
      return 0
    }
    const runtime = { ...createManualClock(), now }
    const baseUrl = 'https://api.invalid'
    const client = createClient({ clientId: 'a', auth: credential, baseUrl, runtime, fetch: send, hooks })
    const error: unknown = await client.initiate({ Name: 'CRM sync' }).catch((thrown: unknown) => thrown)
    if (!isBulkImportError(error)) throw error
    expect(inspect(error, { showHidden: true, depth: null })).not.toContain(credential.slice(7))
    return error
  }

  it('throws a UsageError when a function that was given throws and nothing was sent', async () => {
    const error = await failureWith(
      () => true,
      () => Promise.reject(new Error('sent')),
    )
    expect(error).toMatchObject({ code: 'USAGE', outcome: 'not-sent', attempts: 0 })
    expect(error.message).toContain('a function that was passed as an option threw an error')
  })

  it('throws an error of unknown outcome when a function that was given throws and something was sent', async () => {
    let hasFailed = false
    const send: typeof fetch = async () => {
      hasFailed = true
      return new Response(goodResponse, { headers: json })
    }
    const error = await failureWith(() => hasFailed, send)
    expect(error).toMatchObject({ code: 'UNREADABLE_RESPONSE', outcome: 'unknown', attempts: 1 })
    expect(error.cause).toMatchObject({ message: 'cannot tell Bearer [redacted]' })
  })

  it('keeps the token when something throws after a success', async () => {
    let asked = 0
    const headers = Object.assign(new Headers(json), {
      get: () => {
        if (asked++ > 0) throw new RangeError('headers')
        return 'application/json'
      },
    })
    const { body } = new Response(goodResponse)
    const error = await failure('https://api.invalid', {
      fetch: async () => ({ status: 200, headers, body }) as unknown as Response,
    })
    expect(error).toMatchObject({ code: 'CONTRACT_VIOLATION', outcome: 'accepted', accessToken: '9007199254740993' })
    expect(error.message).toContain('An import was started, and its token is kept.')
  })

  it('calls onError with what is thrown within a call', async () => {
    const told: string[] = []
    await failureWith(() => true, fetch, { onError: ({ code }) => void told.push(code) })
    expect(told).toEqual(['USAGE'])
  })
})
