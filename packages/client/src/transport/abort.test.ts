import { afterEach, describe, expect, it } from 'vitest'
import { systemRuntime } from '../runtime.ts'
import { failure, goodResponse, initiate, verdict } from '../testing/calls.ts'
import { closeServers, serve } from '../testing/servers.ts'

afterEach(closeServers)

const aborted = { name: 'AbortError', code: 'ABORTED', attempts: 1, status: undefined }
const reason = new Error('The user closed the window.')

describe('an aborted call', () => {
  it('sends nothing when the signal is aborted before the call, and calls no onRequest', async () => {
    const server = await serve((response) => response.end(goodResponse))
    const told: unknown[] = []
    const hooks = { onRequest: (event: unknown) => told.push(event) as never }
    const error = await failure(server.url, { call: { signal: AbortSignal.abort(reason) }, hooks })
    expect(verdict(error)).toEqual({ ...aborted, attempts: 0, outcome: 'not-sent', isRetryable: true })
    expect(error.message).toBe('initiate failed: aborted by the caller. No import was started.')
    expect(error.cause).toBe(reason)
    expect([server.seen, told]).toEqual([[], []])
  })

  it('sends nothing when the signal is aborted while a credential is fetched, and does not wait for it', async () => {
    const server = await serve((response) => response.end(goodResponse))
    const controller = new AbortController()
    const auth = () => {
      setImmediate(() => controller.abort(reason))
      return new Promise<string>(() => undefined)
    }
    const error = await failure(server.url, { auth, call: { signal: controller.signal } })
    expect(verdict(error)).toEqual({ ...aborted, attempts: 0, outcome: 'not-sent', isRetryable: true })
    expect(server.seen).toEqual([])
  })

  it('leaves the outcome unknown when the signal is aborted while the server works', async () => {
    const controller = new AbortController()
    const server = await serve(() => controller.abort(reason))
    const error = await failure(server.url, { call: { signal: controller.signal } })
    expect(verdict(error)).toEqual({ ...aborted, outcome: 'unknown', isRetryable: false })
    expect(error.message).toContain(
      'aborted by the caller. Whether an import was started is unknown: find out before you send it again.',
    )
    expect(error.cause).toBe(reason)
    expect(server.seen).toHaveLength(1)
  })

  it('leaves the outcome unknown when the signal is aborted while a 200 response is read', async () => {
    const controller = new AbortController()
    const server = await serve((response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' })
      response.write(goodResponse.slice(0, 30), () => setImmediate(() => controller.abort(reason)))
    })
    const error = await failure(server.url, { call: { signal: controller.signal } })
    expect(verdict(error)).toEqual({ ...aborted, outcome: 'unknown', isRetryable: false })
  })

  it('leaves the outcome unknown when the signal is aborted while an error response is read', async () => {
    const controller = new AbortController()
    const server = await serve((response) => {
      response.writeHead(503, { 'Content-Type': 'application/json' })
      response.write('{"Mess')
    })
    const early: typeof fetch = async (url, init) => {
      const response = await fetch(url, init)
      controller.abort(reason)
      return response
    }
    const error = await failure(server.url, { fetch: early, call: { signal: controller.signal } })
    expect(verdict(error)).toEqual({ ...aborted, outcome: 'unknown', isRetryable: false })
    expect(server.seen).toHaveLength(1)
  })

  it('keeps the outcome refused when the signal is aborted while the client waits to retry', async () => {
    const controller = new AbortController()
    const server = await serve((response) => response.writeHead(503, { 'Retry-After': '30' }).end('{}'))
    const hooks = { onRetry: () => void setImmediate(() => controller.abort(reason)) }
    const error = await failure(server.url, { hooks, call: { signal: controller.signal } })
    expect(verdict(error)).toEqual({ ...aborted, outcome: 'refused', isRetryable: true })
    expect(error.message).toContain('aborted by the caller while waiting to retry. No import was started.')
    expect(error.cause).toBe(reason)
    expect(server.seen).toHaveLength(1)
  })

  it('ends the call when a hook aborts it right before the wait', async () => {
    const controller = new AbortController()
    const server = await serve((response) => response.writeHead(503).end('{}'))
    const hooks = { onRetry: () => controller.abort(reason) }
    const error = await failure(server.url, { hooks, call: { signal: controller.signal } })
    expect(verdict(error)).toEqual({ ...aborted, outcome: 'refused', isRetryable: true })
    expect(server.seen).toHaveLength(1)
  })

  it('sends nothing when a hook aborts the call right before the request', async () => {
    const controller = new AbortController()
    const server = await serve((response) => response.end(goodResponse))
    const hooks = { onRequest: () => controller.abort(reason) }
    const error = await failure(server.url, { hooks, call: { signal: controller.signal } })
    expect(verdict(error)).toEqual({ ...aborted, attempts: 0, outcome: 'not-sent', isRetryable: true })
    expect(server.seen).toEqual([])
  })
})

describe('a call that has ended', () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length

  it.each(['succeeded', 'failed'])(
    'leaves no timer, no listener and no open response behind when a call has %s',
    async (end) => {
      const server = await serve((response) => {
        response.setHeader('Content-Type', 'application/json')
        response.writeHead(end === 'succeeded' ? 200 : 404, { Connection: 'close' }).end(goodResponse)
      })
      const before = timers()
      await initiate(server.url, { runtime: systemRuntime })
      expect(timers()).toBeLessThanOrEqual(before)
      await expect.poll(server.openSockets).toBe(0)
    },
  )

  it('closes the connection when an attempt times out', async () => {
    let advance = () => undefined as unknown
    const server = await serve(() => advance())
    await failure(server.url, { onSend: (clock) => (advance = () => clock.advance(30_000)) })
    await expect.poll(server.openSockets).toBe(0)
  })

  it('closes the connection when a response is too large', async () => {
    const server = await serve((response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' })
      response.write('x'.repeat(3_000_000))
    })
    expect(verdict(await failure(server.url))).toMatchObject({ code: 'UNREADABLE_RESPONSE' })
    await expect.poll(server.openSockets).toBe(0)
  })
})
