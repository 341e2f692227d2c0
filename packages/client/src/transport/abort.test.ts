import { afterEach, describe, expect, it } from 'vitest'
import { systemRuntime } from '../runtime.ts'
import { failure, goodResponse, initiate, verdict } from '../testing/calls.ts'
import { closeServers, serve } from '../testing/servers.ts'

afterEach(closeServers)

const aborted = { name: 'AbortError', code: 'ABORTED', attempts: 1, status: undefined }
const reason = new Error('The user closed the window.')

describe('a call whose signal is aborted', () => {
  it('before it begins sends nothing, and tells no hook of a request', async () => {
    const server = await serve((response) => response.end(goodResponse))
    const told: unknown[] = []
    const hooks = { onRequest: (event: unknown) => told.push(event) as never }
    const error = await failure(server.url, { call: { signal: AbortSignal.abort(reason) }, hooks })
    expect(verdict(error)).toEqual({ ...aborted, attempts: 0, outcome: 'not-sent', isRetryable: true })
    expect(error.message).toBe('initiate failed: aborted by the caller. No import was started.')
    expect(error.cause).toBe(reason)
    expect([server.seen, told]).toEqual([[], []])
  })

  it('while a credential is fetched sends nothing, and does not wait for the credential', async () => {
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

  it('while the server works ends at once, and the outcome is unknown', async () => {
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

  it('while the answer is read ends at once, and the outcome is unknown', async () => {
    const controller = new AbortController()
    const server = await serve((response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' })
      response.write(goodResponse.slice(0, 30), () => setImmediate(() => controller.abort(reason)))
    })
    const error = await failure(server.url, { call: { signal: controller.signal } })
    expect(verdict(error)).toEqual({ ...aborted, outcome: 'unknown', isRetryable: false })
  })

  it('while a refusal is read ends all the same, and claims no more than that it may exist', async () => {
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

  it('while it waits to send again ends at once, and the refusal before stays known', async () => {
    const controller = new AbortController()
    const server = await serve((response) => response.writeHead(503, { 'Retry-After': '30' }).end('{}'))
    const hooks = { onRetry: () => void setImmediate(() => controller.abort(reason)) }
    const error = await failure(server.url, { hooks, call: { signal: controller.signal } })
    expect(verdict(error)).toEqual({ ...aborted, outcome: 'refused', isRetryable: true })
    expect(error.message).toContain('aborted by the caller while waiting to retry. No import was started.')
    expect(error.cause).toBe(reason)
    expect(server.seen).toHaveLength(1)
  })

  it('by a hook in the moment before the wait ends all the same', async () => {
    const controller = new AbortController()
    const server = await serve((response) => response.writeHead(503).end('{}'))
    const hooks = { onRetry: () => controller.abort(reason) }
    const error = await failure(server.url, { hooks, call: { signal: controller.signal } })
    expect(verdict(error)).toEqual({ ...aborted, outcome: 'refused', isRetryable: true })
    expect(server.seen).toHaveLength(1)
  })

  it('by a hook in the moment before the request sends nothing', async () => {
    const controller = new AbortController()
    const server = await serve((response) => response.end(goodResponse))
    const hooks = { onRequest: () => controller.abort(reason) }
    const error = await failure(server.url, { hooks, call: { signal: controller.signal } })
    expect(verdict(error)).toEqual({ ...aborted, attempts: 0, outcome: 'not-sent', isRetryable: true })
    expect(server.seen).toEqual([])
  })
})

describe('a call that is over', () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length

  it.each(['succeeded', 'failed'])('and %s leaves no timer, no listener and no open answer behind', async (end) => {
    const server = await serve((response) => {
      response.setHeader('Content-Type', 'application/json')
      response.writeHead(end === 'succeeded' ? 200 : 404, { Connection: 'close' }).end(goodResponse)
    })
    const before = timers()
    await initiate(server.url, { runtime: systemRuntime })
    expect(timers()).toBeLessThanOrEqual(before)
    await expect.poll(server.openSockets).toBe(0)
  })

  it('by a timeout has closed its connection', async () => {
    let advance = () => undefined as unknown
    const server = await serve(() => advance())
    await failure(server.url, { onSend: (clock) => (advance = () => clock.advance(30_000)) })
    await expect.poll(server.openSockets).toBe(0)
  })

  it('by an answer that is too large has closed its connection', async () => {
    const server = await serve((response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' })
      response.write('x'.repeat(3_000_000))
    })
    expect(verdict(await failure(server.url))).toMatchObject({ code: 'UNREADABLE_RESPONSE' })
    await expect.poll(server.openSockets).toBe(0)
  })
})
