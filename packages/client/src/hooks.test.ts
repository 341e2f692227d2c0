import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { type Hooks, tell } from './hooks.ts'
import { createClient } from './index.ts'
import { createManualClock } from './testing/manual-clock.ts'
import { type Fault, simulate } from './testing/simulated-server.ts'

function clientFor(plan: Fault[], hooks: Hooks) {
  const clock = createManualClock()
  const options = { clientId: 'ACME_CORP', auth: () => 'Bearer planted', runtime: clock, fetch: simulate(plan).fetch }
  const onRetry: Hooks['onRetry'] = (event) => {
    setTimeout(() => clock.advance(event.waitMs))
    return hooks.onRetry?.(event)
  }
  return createClient({ ...options, hooks: { ...hooks, onRetry } })
}

describe('the hooks', () => {
  it('are told of each request, each answer and each wait, in their order', async () => {
    const told: unknown[] = []
    const hooks: Hooks = {
      onRequest: (event) => told.push(['request', event]) as never,
      onResponse: (event) => told.push(['response', event]) as never,
      onRetry: (event) => told.push(['retry', event]) as never,
      onError: (error) => told.push(['error', error.code]) as never,
    }
    await clientFor(['401', '503 with a wait', '400'], hooks)
      .initiate({ Name: 'x' })
      .catch(() => undefined)
    const answer = { operationId: 'initiate', durationMs: 0, mediaType: 'application/json' }
    expect(told).toEqual([
      ['request', { operationId: 'initiate', attempt: 1 }],
      ['response', { ...answer, attempt: 1, status: 401 }],
      ['retry', { operationId: 'initiate', attempt: 1, waitMs: 0, reason: 401 }],
      ['request', { operationId: 'initiate', attempt: 2 }],
      ['response', { ...answer, attempt: 2, status: 503 }],
      ['retry', { operationId: 'initiate', attempt: 2, waitMs: 5000, reason: 503 }],
      ['request', { operationId: 'initiate', attempt: 3 }],
      ['response', { ...answer, attempt: 3, status: 400 }],
      ['error', 'BAD_REQUEST'],
    ])
  })

  it('are told once of an error in the request itself', async () => {
    const told: string[] = []
    const client = clientFor(['400'], { onError: ({ code }) => void told.push(code) })
    await expect(client.initiate({ Name: '' })).rejects.toMatchObject({ code: 'USAGE' })
    expect(told).toEqual(['USAGE'])
  })

  it.each<[string, () => unknown]>([
    [
      'that throw',
      () => {
        throw new Error('hook')
      },
    ],
    ['that reject', () => Promise.reject(new Error('hook'))],
    ['that give a promise of another realm, which rejects', () => runInNewContext(`Promise.reject(new Error('hook'))`)],
  ])('%s change nothing', async (_, bad) => {
    const hook = bad as () => void
    const hooks = { onRequest: hook, onResponse: hook, onRetry: hook, onError: hook }
    const session = await clientFor(['503', 'accept, answer'], hooks).initiate({ Name: 'x' })
    expect(session.name).toBe('CRM sync')
    await expect(clientFor(['400'], hooks).initiate({ Name: 'x' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('may be methods that use this', () => {
    const hooks = {
      count: 0,
      onRequest() {
        this.count++
      },
    }
    tell(hooks, 'onRequest', { operationId: 'initiate', attempt: 1 })
    expect(hooks.count).toBe(1)
  })
})
