import type { RunningMock } from '@bulk-import/mock'
import { describe, expect, it } from 'vitest'
import { guardControl } from '../../packages/mock/src/control/web-pages.ts'
import { send, served } from './support/mock.ts'
import { sendRaw } from './support/raw.ts'

const request = { method: 'GET', target: '/_mock/imports', body: new Uint8Array() }

describe('the paths below /_mock', () => {
  const json = { 'Content-Type': 'application/json' }
  const get = async (url: string, init?: RequestInit) => {
    const response = await fetch(url, init)
    return { status: response.status, headers: response.headers, text: await response.text() }
  }

  it('list imports and requests, with tokens as text so that none is rounded [C11]', async () => {
    const mock = await served()
    await send(mock)
    await send(mock)
    expect(JSON.parse((await get(`${mock.url}/_mock/imports`)).text)).toEqual({ imports: mock.imports() })
    expect(JSON.parse((await get(`${mock.url}/_mock/requests`)).text)).toEqual({ requests: mock.requests() })
    expect(mock.requests()).toHaveLength(2)
  })

  it('forget everything when a reset is sent', async () => {
    const mock = await served()
    await send(mock)
    expect((await get(`${mock.url}/_mock/reset`, { method: 'POST', headers: json })).status).toBe(204)
    expect(mock.imports()).toEqual([])
  })

  it('move the clock by a duration or to a time, and say what time it is', async () => {
    const mock = await served()
    const move = (body: string) => get(`${mock.url}/_mock/clock`, { method: 'POST', body, headers: json })
    expect((await get(`${mock.url}/_mock/clock`)).text).toBe('{"now":"2026-11-23T12:00:00Z"}')
    expect((await move('{"advance":"6h"}')).text).toBe('{"now":"2026-11-23T18:00:00Z"}')
    expect((await move('{"now":"2027-01-01T00:00:00Z"}')).text).toBe('{"now":"2027-01-01T00:00:00Z"}')
    expect((await send(mock)).json.Expires).toBe('2027-01-01T06:00:00Z')
    expect((await move('{"now":"9999-12-31T23:59:59Z"}')).text).toBe('{"now":"9999-12-31T23:59:59Z"}')
    expect((await send(mock)).json.Expires).toBe('9999-12-31T23:59:59Z')
    await move('{"advance":"999999999d"}')
    for (const now of ['1969-07-20T20:17:00Z', '2026-11-23T12:00:00Z']) {
      expect((await move(JSON.stringify({ now }))).text).toBe(JSON.stringify({ now }))
    }
    for (const body of ['', 'null', '[]', '{}', '{"advance":6}', '{"now":"soon"}', '{"now":"2027-99-01T00:00:00Z"}']) {
      expect((await move(body)).status).toBe(400)
    }
  })

  it('refuse a path, a method and a body that they do not know', async () => {
    const mock = await served()
    for (const path of ['/_mock', '/_mock/', '/_mock/import', '/_mock/__proto__']) {
      expect((await get(mock.url + path)).status).toBe(404)
    }
    const { status, headers } = await get(`${mock.url}/_mock/clock`, { method: 'DELETE' })
    expect([status, headers.get('allow')]).toEqual([405, 'GET, POST'])
  })

  const asked = async (mock: RunningMock, headers: string[], start = 'GET /_mock/imports HTTP/1.1') => {
    const { statuses, text } = await sendRaw(mock.url, [[start, ...headers, 'Connection: close', '', ''].join('\r\n')])
    return [statuses[0], (JSON.parse(text.split('\r\n\r\n')[1] || '{}') as { Message?: string }).Message]
  }

  it.each(['localhost', 'LOCALHOST:4010', '127.0.0.1', '127.1.2.3:80', '[::1]:4010'])(
    'respond to a request whose Host is %s',
    async (host) => {
      expect(await asked(await served(), [`Host: ${host}`])).toEqual([200, undefined])
    },
  )

  it.each(['attacker.example', '127.0.0.1.attacker.example', '192.0.2.1', 'x.localhost', ''])(
    'refuse a request whose Host is "%s", as that of a page is after DNS rebinding',
    async (host) => {
      expect(await asked(await served(), [`Host: ${host}`])).toEqual([403, expect.stringContaining('option host')])
    },
  )

  it('respond when the Host is the address that was reached, or the option host', () => {
    const connection = { host: 'Mock.test', localAddress: '::ffff:192.0.2.7', isQueued: false }
    const ask = (host: string) => guardControl({ ...request, headers: { host }, connection })?.status
    expect([ask('192.0.2.7:4010'), ask('mock.test:4010'), ask('192.0.2.8')]).toEqual([undefined, undefined, 403])
  })

  it.each([
    ['https://attacker.example', 403],
    ['null', 403],
    ['http://127.0.0.1:5173', 200],
    ['http://localhost', 200],
  ])('respond to a page of the origin %s with %i', async (origin, status) => {
    for (const cors of [false, true]) {
      expect((await asked(await served({ cors }), ['Host: localhost', `Origin: ${origin}`]))[0]).toBe(status)
    }
  })

  it.each(['/_mock/reset', '/_mock/clock'])('change nothing at %s without application/json', async (path) => {
    const mock = await served()
    await send(mock)
    for (const headers of [{}, { 'Content-Type': 'text/plain' }]) {
      const { status, text } = await get(mock.url + path, { method: 'POST', body: '{"advance":"6h"}', headers })
      expect([status, text]).toEqual([403, expect.stringContaining('Content-Type: application/json')])
    }
    expect(mock.imports()).toMatchObject([{ isExpired: false }])
  })

  it('make one large response at a time for a connection, so that unread ones take no memory', async () => {
    const mock = await served()
    for (let count = 0; count < 100; count++) await send(mock)
    const paths = ['/_mock/imports', '/_mock/imports', '/openapi.json']
    const requests = paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`)
    const { statuses } = await sendRaw(mock.url, [requests.join('')])
    expect(statuses).toEqual([200, 429, 429])
  })
})
