import type { Deviation } from '@bulk-import/mock'
import * as runPackage from '@bulk-import/run'
import { describe, expect, it } from 'vitest'
import { nameOf } from './support/scenarios.ts'
import { createWorld, isRunError } from './support/world.ts'

const rule = { pointer: '/ProfileId', equals: 4, at: 'staging', message: 'No.' } as const
const executions = (world: ReturnType<typeof createWorld>) =>
  world.lives().reduce((sum, life) => sum + life.executions, 0)

describe('a run on a service that does otherwise than we infer', () => {
  it.each([
    ['other-token', 'I01'],
    ['other-stage-path', 'I04'],
    ['other-wrapper', 'I05'],
    ['lagging-counters', 'I06'],
    ['counters-per-request', 'I06'],
    ['partly-taken-chunk', 'I06'],
    ['other-status-path', 'I09'],
  ] satisfies [Deviation, string][])(
    'executes nothing where it can be seen before, and names the inference: %s [%s]',
    async (name, id) => {
      const world = createWorld(runPackage, { deviate: [name] })
      const end = await world.start()
      if (!isRunError(end)) throw new Error(`It ended as ${nameOf(end)}.`)
      expect(end).toMatchObject({ reached: 'not-executed', next: expect.stringMatching(/restart|resume/) })
      expect(end.ids).toContain(id)
      expect(executions(world)).toBe(0)
    },
  )

  it.each([
    ['other-exceptions-path', false],
    ['paging-from-0', false],
    ['one-record-too-many', true],
    ['other-collection', true],
    ['complete', true],
    ['second-execute', true],
  ] satisfies [Deviation, boolean][])(
    'finishes where it concerns failed records or the end alone: %s; they are complete: %s',
    async (name, isComplete) => {
      const world = createWorld(runPackage, { deviate: [name], recordRules: [rule, { ...rule, equals: 6 }] })
      const warnings: string[] = []
      const onProgress = (one: runPackage.Progress) => one.event === 'warning' && warnings.push(one.message)
      const end = await world.start({ maxFailed: 2, onProgress })
      expect(end).toMatchObject({ outcome: 'partly-imported', isFailedComplete: isComplete })
      expect(warnings.some((text) => text.startsWith('The failed records are not complete.'))).toBe(!isComplete)
      expect(executions(world)).toBe(1)
    },
  )

  it.each([
    ['settings are null', { RefreshTags: null, ImportAction: null }],
    ['an Expires has no zone', { Expires: '2026-11-25T23:00:00' }],
    ['there is no Expires', { Expires: undefined }],
  ])('finishes where %s', async (_, members) => {
    const world = createWorld(runPackage)
    world.between(async (request, send) => {
      const text = await (await send(request)).text()
      const token = /"AccessToken":(\d+)/.exec(text)?.[1]
      const body = JSON.stringify({ ...JSON.parse(text), ...members }).replace(
        /"AccessToken":\d+/,
        `"AccessToken":${token}`,
      )
      return new Response(body, { headers: { 'Content-Type': 'application/json' } })
    })
    expect(nameOf(await world.start())).toBe('imported')
  })

  it('stops with I06 or finishes where the status lags', async () => {
    const world = createWorld(runPackage, {
      scenario: { steps: Array(50).fill('status-lags; operation=retrieveStatus; late=30s') },
    })
    const end = await world.start()
    if (isRunError(end)) expect([end.reached, end.ids]).toEqual(['not-executed', expect.arrayContaining(['I06'])])
    else expect(nameOf(end)).toBe('imported')
    expect(executions(world)).toBe(isRunError(end) ? 0 : 1)
  })
})
