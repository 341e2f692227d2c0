import { afterEach, describe, expect, it } from 'vitest'
import { failure, goodResponse, initiate, verdict } from '../testing/calls.ts'
import { closeServers, deadAddress, serve, serveSockets } from '../testing/servers.ts'

afterEach(closeServers)

const neverSent = { name: 'NetworkError', code: 'NETWORK', outcome: 'not-sent', isRetryable: true, status: undefined }
const lost = { ...neverSent, outcome: 'unknown', isRetryable: false, attempts: 1 }
const lateResponse = { ...lost, name: 'TimeoutError', code: 'TIMEOUT', limit: 'attempt' }

describe('a connection that cannot be made', () => {
  it('sends again after a refused connection, which has carried nothing', async () => {
    const { error, retries } = await initiate(await deadAddress())
    expect(verdict(error as never)).toEqual({ ...neverSent, attempts: 3 })
    expect(retries).toEqual(['NETWORK after 250', 'NETWORK after 500'])
    expect(error?.message).toBe('initiate failed: could not reach the server. No import was started.')
    expect(error?.hint).toBe('Check the base URL and the network.')
    expect(error?.cause).toMatchObject({ cause: { code: 'ECONNREFUSED' } })
  })

  it('starts one import when the server comes up between two attempts', async () => {
    const server = await serve((response) => response.setHeader('Content-Type', 'application/json').end(goodResponse))
    const dead = await deadAddress()
    let calls = 0
    const late: typeof fetch = (url, init) =>
      fetch(calls++ === 0 ? String(url).replace(server.url, dead) : String(url), init)
    const { session } = await initiate(server.url, { fetch: late })
    expect(session?.name).toBe('CRM sync')
    expect(server.seen).toHaveLength(1)
  })

  it('sends again when the name of the host is not found', async () => {
    const cause = Object.assign(new Error('getaddrinfo ENOTFOUND api.invalid'), {
      code: 'ENOTFOUND',
      syscall: 'getaddrinfo',
    })
    const unknownHost = () => Promise.reject(new TypeError('fetch failed', { cause }))
    const error = await failure('https://api.invalid', { fetch: unknownHost })
    expect(verdict(error)).toEqual({ ...neverSent, attempts: 3 })
    expect(error.hint).toContain('Check the base URL')
  })

  it.each<[string, object, RegExp]>([
    [
      'of a certificate that is not trusted',
      { code: 'CERT_HAS_EXPIRED' },
      /the certificate of the server is not trusted/,
    ],
    ['of https to a port of http', { code: 'ERR_SSL_WRONG_VERSION_NUMBER' }, /may speak plain HTTP/],
    ['of a port that fetch blocks', { message: 'bad port' }, /`fetch` never uses this port/],
    [
      'of a proxy that refuses to connect',
      { code: 'UND_ERR_ABORTED', message: 'Proxy response (403) !== 200 when HTTP Tunneling' },
      /the proxy refused to connect/,
    ],
  ])('does not send again because %s', async (_, given, words) => {
    const cause = Object.assign(new Error('x'), given)
    const error = await failure('https://api.invalid', {
      fetch: () => Promise.reject(new TypeError('fetch failed', { cause })),
    })
    expect(verdict(error)).toEqual({ ...neverSent, attempts: 1, isRetryable: false })
    expect(`${error.message} ${error.hint}`).toMatch(words)
    expect(error.message).toMatch(/No import was started\.$/)
  })

  it('leaves the address out of the cause of a NetworkError, since some platforms quote it', async () => {
    const quote = (url: unknown) => Promise.reject(new TypeError(`error sending request for url (${url})`))
    const error = await failure('https://api.invalid/v4', { fetch: quote })
    expect(error.cause).toMatchObject({ message: 'error sending request for url ([url])' })
  })

  it('sends nothing when https: meets a port of http: on this platform', async () => {
    const server = await serve((response) => response.end())
    const error = await failure(server.url.replace('http:', 'https:'))
    expect(verdict(error)).toEqual({ ...neverSent, attempts: 1, isRetryable: false })
    expect(server.seen).toEqual([])
  })

  it('sends nothing to a port that the fetch of this platform blocks', async () => {
    const error = await failure('http://127.0.0.1:25')
    expect(verdict(error)).toEqual({ ...neverSent, attempts: 1, isRetryable: false })
  })

  it('sends again when the connection ends within the handshake', async () => {
    let connections = 0
    const server = await serveSockets((socket) => {
      connections++
      socket.once('data', () => socket.end())
    })
    const error = await failure(server.url.replace('http:', 'https:'))
    expect(verdict(error)).toEqual({ ...neverSent, attempts: 3 })
    expect(connections).toBe(3)
  })

  it('says that the next attempt would come too late when the deadline is near', async () => {
    const error = await failure(await deadAddress(), { deadlineMs: 200 })
    expect(verdict(error)).toEqual({ ...neverSent, attempts: 1 })
    expect(error.hint).toContain('No retry: the wait of 1 s is longer than')
  })
})

describe('a connection that is reset', () => {
  it('sends again after a reset before the request only when the error proves that there was no connection yet', async () => {
    let connections = 0
    const server = await serveSockets((socket) => {
      connections++
      socket.resetAndDestroy()
    })
    const error = await failure(server.url)
    // Which of the two it is, depends on whether the reset overtakes the end of connecting.
    const isProven = (error.cause as { cause?: { message: string } }).cause?.message.startsWith('connect ')
    expect(verdict(error)).toEqual(isProven ? { ...neverSent, attempts: 3 } : lost)
    expect(connections).toBe(error.attempts)
  })

  it('does not send again when the connection is reset during the request', async () => {
    let connections = 0
    const server = await serveSockets((socket) => {
      connections++
      socket.once('data', () => socket.resetAndDestroy())
    })
    const error = await failure(server.url)
    expect(verdict(error)).toEqual(lost)
    expect(error.message).toContain(
      'lost the connection. Whether an import was started is unknown: find out before you send it again.',
    )
    expect(connections).toBe(1)
  })

  it('does not send again when the connection is reset after the request', async () => {
    const server = await serve((response) => response.socket?.resetAndDestroy())
    const error = await failure(server.url)
    expect(verdict(error)).toEqual(lost)
    expect(server.seen).toHaveLength(1)
  })

  it('does not send again when the connection is reset while a 200 response is read', async () => {
    const server = await serve((response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '500' })
      response.write(goodResponse.slice(0, 40), () => response.socket?.resetAndDestroy())
    })
    const error = await failure(server.url)
    expect(verdict(error)).toEqual(lost)
    expect(server.seen).toHaveLength(1)
  })

  it('keeps the error response when the connection breaks while its body is read [S58]', async () => {
    const server = await serve((response) => {
      response.writeHead(400, { 'Content-Type': 'application/json', 'Content-Length': '500' })
      response.write('{"Message":', () => response.socket?.resetAndDestroy())
    })
    const error = await failure(server.url)
    expect(verdict(error)).toMatchObject({ code: 'BAD_REQUEST', outcome: 'refused', attempts: 1, status: 400 })
  })
})

describe('a server that stalls', () => {
  it('gives up after attemptTimeoutMs when no headers come, and does not send again', async () => {
    let clockOf: { advance(ms: number): void } | undefined
    const server = await serve(() => clockOf?.advance(30_000))
    const error = await failure(server.url, { onSend: (clock) => (clockOf = clock) })
    expect({ ...(verdict(error) as object), limit: (error as never as { limit: string }).limit }).toEqual(lateResponse)
    expect(error.message).toMatch(
      /took longer than 30000 ms\. Whether an import was started is unknown: find out before/,
    )
    expect(server.seen).toHaveLength(1)
  })

  it('gives up when the body of a 200 response stalls, and does not send again', async () => {
    let clockOf: { advance(ms: number): void } | undefined
    const server = await serve((response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' })
      response.write(goodResponse.slice(0, 40), () => setImmediate(() => clockOf?.advance(30_000)))
    })
    const error = await failure(server.url, { onSend: (clock) => (clockOf = clock) })
    expect(verdict(error)).toEqual({ ...lost, name: 'TimeoutError', code: 'TIMEOUT' })
    expect(server.seen).toHaveLength(1)
  })

  it('gives up at the deadline of the call when that comes first, and says in the error which limit it was', async () => {
    let clockOf: { advance(ms: number): void } | undefined
    const server = await serve(() => clockOf?.advance(5000))
    const error = await failure(server.url, { deadlineMs: 5000, onSend: (clock) => (clockOf = clock) })
    expect(error).toMatchObject({ code: 'TIMEOUT', limit: 'deadline', outcome: 'unknown', attempts: 1 })
    expect(error.message).toContain('the deadline of 5000 ms has passed')
  })

  it('keeps the error response when its body stalls [S60]', async () => {
    const server = await serve((response) => {
      response.writeHead(403, { 'Content-Type': 'application/json' })
      response.write('{"Mess')
    })
    let clockOf: { advance(ms: number): void } | undefined
    const early: typeof fetch = async (url, init) => {
      const response = await fetch(url, init)
      setImmediate(() => clockOf?.advance(30_000))
      return response
    }
    const error = await failure(server.url, { fetch: early, onSend: (clock) => (clockOf = clock) })
    expect(verdict(error)).toMatchObject({ code: 'PERMISSION', outcome: 'refused', attempts: 1, status: 403 })
    expect(server.openSockets()).toBeLessThanOrEqual(1)
  })
})
