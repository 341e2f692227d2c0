import { describe, expect, it } from 'vitest'
import { failureOf, send, served } from './support/mock.ts'
import { sendRaw, wire } from './support/raw.ts'

const good = '{"Name":"x"}'
const close = ['Connection: close']

describe('on the wire, the mock', () => {
  it.each([
    ['what is not HTTP', 'GARBAGE\r\n\r\n', 400],
    ['another version', 'GET / HTTP/9.9\r\n\r\n', 400],
    ['HTTP/2 with prior knowledge', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    ['a missing Host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['a header without a colon', 'GET / HTTP/1.1\r\nHost: x\r\nbroken\r\n\r\n', 400],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', 400],
    [
      'a length and chunks together',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['a broken chunk', 'POST /A/Import HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n', 400],
    ['a body that ends early', 'POST /A/Import HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{}', 400],
    ['headers that are too large', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['a target that is no path', 'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400],
    ['CONNECT', 'CONNECT a:1 HTTP/1.1\r\nHost: x\r\n\r\n', 405],
    ['an Expect that nobody keeps', 'POST / HTTP/1.1\r\nHost: x\r\nExpect: a miracle\r\n\r\n', 417],
  ])('refuses %s with an Error body and ends the connection', async (_, bytes, status) => {
    const mock = await served()
    const { statuses, text } = await sendRaw(mock.url, [bytes], { halfClose: status === 400 && bytes.includes('50') })
    expect(statuses).toEqual([status])
    expect(JSON.parse(text.split('\r\n\r\n')[1] ?? '')).toEqual({ Message: expect.stringMatching(/\.$/) })
    expect((await send(mock)).status).toBe(200)
  })

  it('responds to pipelined requests in their order', async () => {
    const mock = await served()
    const requests = [
      wire(good),
      wire('{'),
      wire(''),
      wire(''),
      wire(good),
      wire(good, close, 'GET /ACME_CORP/Import HTTP/1.1'),
    ]
    expect((await sendRaw(mock.url, [Buffer.concat(requests)], { halfClose: false })).statuses).toEqual([
      200, 400, 400, 400, 200, 405,
    ])
  })

  it('responds late to what came before on the same connection, and then refuses what is not HTTP', async () => {
    const mock = await served({ clock: {}, latencyMs: 20 })
    const { statuses } = await sendRaw(mock.url, [wire(good), 'GARBAGE\r\n\r\n'], { halfClose: false })
    expect(statuses).toEqual([200, 400])
  })

  it('reads a body in any pieces, and in chunks', async () => {
    const mock = await served()
    const whole = wire(good, close)
    const pieces = Array.from(whole, (byte) => Uint8Array.of(byte))
    expect((await sendRaw(mock.url, pieces)).statuses).toEqual([200])
    const head =
      'POST /A/Import HTTP/1.1\r\nHost: x\r\nAuthorization: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n'
    expect((await sendRaw(mock.url, [head, '6\r\n{"Name\r\n6;x=y\r\n":"x"}\r\n0\r\nT: x\r\n\r\n'])).statuses).toEqual([
      200,
    ])
  })

  it('tells a client that waits for it to go on', async () => {
    const { statuses } = await sendRaw((await served()).url, [wire(good, [...close, 'Expect: 100-continue'])])
    expect(statuses).toEqual([100, 200])
  })

  it('goes on with HTTP/1.1 when asked to upgrade', async () => {
    const upgrade = ['Connection: Upgrade', 'Upgrade: websocket']
    const followed = Buffer.concat([wire(good, upgrade), wire(good)])
    // The second one is lost in Node's parser, so the connection has to end rather than wait for an answer that never comes.
    expect((await sendRaw((await served()).url, [followed], { halfClose: false })).statuses).toEqual([200])
  })

  it('takes an absolute target, HTTP/1.0 and a query', async () => {
    const mock = await served()
    for (const start of ['POST http://x/A/Import HTTP/1.1', 'POST /A/Import HTTP/1.0', 'POST /A/Import?a=b HTTP/1.1']) {
      expect((await sendRaw(mock.url, [wire(good, close, start)])).statuses).toEqual([200])
    }
  })

  it('closes a connection whose request does not arrive whole in time with 408', async () => {
    const mock = await served({ requestTimeoutMs: 50 })
    for (const parts of [['POST /A/Import HTTP/1.1\r\nHo'], [wire(good).subarray(0, -3)]]) {
      const { statuses } = await sendRaw(mock.url, parts, { halfClose: false })
      expect(statuses).toEqual([408])
    }
  })

  it('waits for a body of Stage as long as something comes, and then gives up with 408', async () => {
    const mock = await served({ requestTimeoutMs: 300 })
    await send(mock)
    const path = `/ACME_CORP/Import/${mock.imports()[0]?.accessToken}`
    const body = '{"UserProfilePreferences":[{},{},{},{},{},{}]}'
    const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: x\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n`
    const pieces = [head, ...(body.match(/.{1,9}/g) ?? [])]
    expect((await sendRaw(mock.url, pieces, { pauseMs: 100 })).statuses).toEqual([200])
    expect((await sendRaw(mock.url, pieces.slice(0, 3), { halfClose: false })).statuses).toEqual([408])
  })

  it('responds to a client whose body is larger than it reads only when the body is whole', async () => {
    const { statuses } = await sendRaw((await served()).url, [wire('x'.repeat(3_000_000), close)], { halfClose: false })
    expect(statuses).toEqual([413])
  })

  it('survives clients that leave in the middle', async () => {
    const mock = await served()
    const leave = new AbortController()
    const { headers } = { headers: { 'X-Mock-Scenario': 'stall-body' } }
    const left = failureOf(send(mock, { headers, signal: leave.signal }))
    leave.abort(new Error('left'))
    expect(await left).toBe('left')
    expect((await send(mock)).status).toBe(200)
  })
})
