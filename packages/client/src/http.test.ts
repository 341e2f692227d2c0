import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { createHttpClient } from './http.ts'
import { createManualClock } from './testing/manual-clock.ts'

const path = '/{clientId}/Import'
const params = { path: { clientId: 'ACME_CORP' } }
const body = { Name: 'CRM sync' }
const responseText =
  '{"AccessToken":4203001977312,"Status":"Initiated","Expires":"2026-11-23T18:00:00Z","Name":"CRM sync"}'

function httpFor(...replies: (() => Response)[]) {
  const seen: { url: string; headers: Headers; body: unknown }[] = []
  const send: typeof fetch = async (url, init) => {
    seen.push({ url: String(url), headers: new Headers(init?.headers), body: init?.body })
    return replies[seen.length - 1]?.() ?? new Response('')
  }
  const clock = createManualClock()
  const hooks = { onRetry: () => void setTimeout(() => clock.advance(10_000)) }
  const options = { clientId: 'ACME_CORP', auth: 'Bearer planted', baseUrl: 'https://api.invalid/v4' }
  return { http: createHttpClient({ ...options, fetch: send, runtime: clock, hooks }), seen }
}

const json =
  (text: string, status = 200) =>
  () =>
    new Response(text, { status, headers: { 'Content-Type': 'application/json' } })

describe('createHttpClient', () => {
  it('gives the data of a 200 response, and sends the credential', async () => {
    const { http, seen } = httpFor(json(responseText))
    const { data, error, response } = await http.POST(path, { params, body })
    expect(data?.AccessToken).toBe(4203001977312)
    expect([error, response.status]).toEqual([undefined, 200])
    expect(seen).toMatchObject([{ url: 'https://api.invalid/v4/ACME_CORP/Import', body: '{"Name":"CRM sync"}' }])
    expect(seen[0]?.headers.get('authorization')).toBe('Bearer planted')
  })

  it('gives the body of an error response as a value', async () => {
    const { data, error, response } = await httpFor(json('{"Message":"No."}', 400)).http.POST(path, { params, body })
    expect([data, error, response.status]).toEqual([undefined, { Message: 'No.' }, 400])
  })

  it('sends the request again after a 503, as the client does', async () => {
    const { http, seen } = httpFor(json('{}', 503), json(responseText))
    expect((await http.POST(path, { params, body })).data?.Name).toBe('CRM sync')
    expect(seen).toHaveLength(2)
  })

  it('gives a response without a body as one', async () => {
    const { data, response } = await httpFor(() => new Response(null, { status: 204 })).http.POST(path, {
      params,
      body,
    })
    expect([data, response.status]).toEqual([undefined, 204])
  })

  it.each([
    ['cut off', responseText.slice(0, 20)],
    ['empty', ''],
    ['too large', `"${'x'.repeat(1_100_000)}"`],
  ])('throws the error of the client for a 200 response that is %s, without its text', async (_, text) => {
    const { http } = httpFor(json(text))
    const error: unknown = await http.POST(path, { params, body }).catch((cause: unknown) => cause)
    expect(error).toMatchObject({ code: 'UNREADABLE_RESPONSE', outcome: 'unknown' })
    expect(inspect(error, { showHidden: true, depth: null })).not.toContain('42030')
  })

  it.each(['OTHER', '..', 'a/b'])('sends nothing to the account %s, which it was not created for', async (clientId) => {
    const { http, seen } = httpFor(json(responseText))
    const call = http.POST(path, { params: { path: { clientId } }, body })
    await expect(call).rejects.toMatchObject({ code: 'USAGE', outcome: 'not-sent' })
    expect(seen).toEqual([])
  })

  it('sends nothing to another server that the call names', async () => {
    const { http, seen } = httpFor(json(responseText))
    const call = http.POST(path, { params, body, baseUrl: 'https://evil.invalid' })
    await expect(call).rejects.toMatchObject({ code: 'USAGE' })
    expect(seen).toEqual([])
  })

  it.each([301, 302, 303, 307, 308])('gives a redirect as one, and does not follow it: %i', async (status) => {
    const { http, seen } = httpFor(() => new Response(null, { status, headers: { Location: '/OTHER/Import' } }))
    const { data, response } = await http.POST(path, { params, body })
    expect([data, response.status, seen.length]).toEqual([undefined, status, 1])
  })

  it.each([0, 600, 999])('throws an error of ours for the status %i, which no Response can hold', async (status) => {
    const { http } = httpFor(() => ({ status, headers: new Headers(), body: null }) as Response)
    const call = http.POST(path, { params, body })
    await expect(call).rejects.toMatchObject({ code: 'UNEXPECTED_STATUS', outcome: 'unknown', status })
  })

  it('sends the headers of the client and of the call, but no other Authorization', async () => {
    const { http, seen } = httpFor(json(responseText))
    await http.POST(path, { params, body, headers: { 'X-Trace': 't1', Authorization: 'Bearer other' } })
    const headers = seen[0]?.headers
    expect([headers?.get('x-trace'), headers?.get('authorization')]).toEqual(['t1', 'Bearer planted'])
    expect(headers?.get('user-agent')).toMatch(/^bulk-import\/\d/)
  })

  it('gives a response that has a token, whatever its media type', async () => {
    const { data } = await httpFor(() => new Response(responseText)).http.POST(path, { params, body })
    expect(data?.AccessToken).toBe(4203001977312)
  })

  it('ends the call when its signal is aborted', async () => {
    const call = httpFor(json(responseText)).http.POST(path, { params, body, signal: AbortSignal.abort() })
    await expect(call).rejects.toMatchObject({ code: 'ABORTED', outcome: 'not-sent' })
  })
})
