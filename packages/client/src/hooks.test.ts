import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { emit, type Hooks } from './hooks.ts'
import { createClient } from './index.ts'
import { createManualClock } from './testing/manual-clock.ts'
import { type SimulatedResponse, simulate } from './testing/simulated-server.ts'

const about = {
  operationId: 'initiate',
  method: 'POST',
  origin: 'https://api.invalid',
  pathTemplate: '/{clientId}/Import',
  clientId: 'ACME_CORP',
}

function clientFor(plan: SimulatedResponse[], hooks: Hooks) {
  const clock = createManualClock()
  const given = { clientId: 'ACME_CORP', auth: () => 'Bearer planted', baseUrl: 'https://api.invalid/v4' }
  const options = { ...given, runtime: clock, fetch: simulate(plan).fetch }
  const onRetry: Hooks['onRetry'] = (event) => {
    setTimeout(() => clock.advance(event.waitMs))
    return hooks.onRetry?.(event)
  }
  return createClient({ ...options, hooks: { ...hooks, onRetry } })
}

describe('hooks', () => {
  it('calls the hooks for each request, each response and each wait, in their order', async () => {
    const told: unknown[] = []
    const hooks: Hooks = {
      onRequest: (event) => told.push(['request', event]) as never,
      onResponse: (event) => told.push(['response', event]) as never,
      onRetry: (event) => told.push(['retry', event]) as never,
      onError: (event) => told.push(['error', event]) as never,
    }
    await clientFor(['401', '503 with a wait', '400'], hooks)
      .initiate({ Name: 'x' })
      .catch(() => undefined)
    const responseText = { ...about, durationMs: 0, mediaType: 'application/json' }
    expect(told).toEqual([
      ['request', { ...about, attempt: 1 }],
      ['response', { ...responseText, attempt: 1, status: 401 }],
      ['retry', { ...about, attempt: 1, waitMs: 0, reason: 401 }],
      ['request', { ...about, attempt: 2 }],
      ['response', { ...responseText, attempt: 2, status: 503 }],
      ['retry', { ...about, attempt: 2, waitMs: 5000, reason: 503 }],
      ['request', { ...about, attempt: 3 }],
      ['response', { ...responseText, attempt: 3, status: 400 }],
      [
        'error',
        {
          ...about,
          name: 'BadRequestError',
          code: 'BAD_REQUEST',
          message: expect.stringContaining('initiate failed: 400 Bad Request'),
          outcome: 'refused',
          attempts: 3,
          status: 400,
        },
      ],
    ])
  })

  it('calls onError once when the request itself is wrong', async () => {
    const told: string[] = []
    const client = clientFor(['400'], { onError: ({ code }) => void told.push(code) })
    await expect(client.initiate({ Name: '' })).rejects.toMatchObject({ code: 'USAGE' })
    expect(told).toEqual(['USAGE'])
  })

  it('calls onContractViolation with what is wrong with a success, whether it opens a session or ends in an error', async () => {
    const told: [string, string[]][] = []
    const hooks: Hooks = {
      onContractViolation: ({ origin, status, issues }) => {
        told.push([`${status} of ${origin}`, issues.map(({ pointer }) => pointer)])
      },
    }
    await clientFor(['accept, answer without Expires'], hooks).initiate({ Name: 'CRM sync' })
    await clientFor(['accept, answer'], hooks).initiate({ Name: 'CRM sync' })
    await expect(clientFor(['accept, Delete'], hooks).initiate({ Name: 'CRM sync' })).rejects.toThrow()
    expect(told).toEqual([
      ['200 of https://api.invalid', ['/Expires']],
      ['200 of https://api.invalid', ['/ImportAction']],
    ])
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
  ])('a call ends as it would without hooks when there are hooks %s', async (_, bad) => {
    const hook = bad as () => void
    const hooks = { onRequest: hook, onResponse: hook, onRetry: hook, onError: hook, onContractViolation: hook }
    const session = await clientFor(['503', 'accept, answer'], hooks).initiate({ Name: 'CRM sync' })
    expect(session.name).toBe('CRM sync')
    await expect(clientFor(['400'], hooks).initiate({ Name: 'x' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('calls hooks as methods, so that they can use this', () => {
    const hooks = {
      count: 0,
      onRequest() {
        this.count++
      },
    }
    emit(hooks, 'onRequest', about, { attempt: 1 })
    expect(hooks.count).toBe(1)
  })
})
