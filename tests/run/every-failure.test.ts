import type { MockOptions } from '@bulk-import/mock'
import { RunError, type RunSettings } from '@bulk-import/run'
import { describe, expect, it } from 'vitest'
import { createWorld, records, recordsSha256, type Stop } from './support/world.ts'

interface Scenario {
  mock?: MockOptions
  run?: RunSettings
  /** The outcomes with which it may end when nothing else goes wrong. */
  ends: readonly string[]
}

const bad = (at: 'staging' | 'execution' | 'import') =>
  [{ pointer: '/ProfileId', equals: 4, at, message: 'No.' }] as const
const steps = (...given: string[]): MockOptions => ({ scenario: { steps: given } })

const scenarios: Record<string, Scenario> = {
  'a good day': { ends: ['imported'] },
  'a record that fails at staging, and may': {
    mock: { recordRules: bad('staging') },
    run: { maxFailed: 1 },
    ends: ['partly-imported'],
  },
  'a record that fails at staging, and may not': { mock: { recordRules: bad('staging') }, ends: ['TOO_MANY_FAILED'] },
  'a record that fails when it is imported': { mock: { recordRules: bad('execution') }, ends: ['partly-imported'] },
  'an import that fails': { mock: { recordRules: bad('import') }, ends: ['failed'] },
  'a chunk whose response is lost': { mock: steps('lost-response; operation=stage'), ends: ['imported'] },
  'a chunk that never arrives': { mock: steps('reset; operation=stage'), ends: ['imported'] },
  'a chunk that is taken late': { mock: steps('taken-late; operation=stage; late=20s'), ends: ['imported'] },
  'a service that is not there for a while': {
    mock: steps('unavailable; operation=stage; times=2', 'proxy-html; operation=stage; status=502'),
    ends: ['imported'],
  },
  'an Execute whose response is lost': { mock: steps('lost-response; operation=execute'), ends: ['imported'] },
  'an Execute that is taken late': { mock: steps('taken-late; operation=execute; late=20s'), ends: ['imported'] },
  'an Execute that never arrives': { mock: steps('reset; operation=execute'), ends: ['EXECUTE_UNKNOWN'] },
  'an Execute that the server refuses to take': {
    mock: steps('unavailable; operation=execute'),
    ends: ['EXECUTE_UNKNOWN'],
  },
  'counters that lag': { mock: { deviate: ['lagging-counters'] }, ends: ['INFERENCE'] },
}

/** Each record was taken once by whatever was executed, and nothing was executed twice. */
function expectTrue(world: ReturnType<typeof createWorld>, end: unknown): void {
  const lives = world.mock.imports().flatMap(({ life }) => life ?? [])
  const executed = lives.filter(({ executions }) => executions > 0)
  expect(executed.map(({ executions }) => executions)).toEqual(executed.length === 0 ? [] : [1])
  for (const life of executed) expect(life).toMatchObject({ TotalRecordsReceived: records.length, recordsSha256 })
  const reached = end instanceof RunError ? end.reached : 'executed'
  if (executed.length === 1) expect(['executed', 'perhaps-executed']).toContain(reached)
  else expect(['nothing-sent', 'not-started', 'not-executed', 'perhaps-executed']).toContain(reached)
}

describe.each(Object.entries(scenarios))('%s', (_, { mock, run, ends }) => {
  it('ends as it should when nothing else goes wrong', async () => {
    const world = createWorld(mock)
    const end = await world.untilDone(run)
    expect(ends).toContain(end instanceof RunError ? end.code : end.outcome)
    expectTrue(world, end)
  })

  it('takes each record once and executes once, wherever it is stopped, and is gone on with to its end', async () => {
    const whole = createWorld(mock)
    await whole.untilDone(run)
    for (let at = 0; at < whole.effects(); at++) {
      for (const how of ['before', 'after', 'lost'] as Stop['how'][]) {
        const world = createWorld(mock)
        world.stopAt({ at, how })
        const end = await world.untilDone(run)
        const what = end instanceof RunError ? `${end.code} ${end.message}` : end.outcome
        expectTrue(world, end)
        expect([...ends, 'EXECUTE_UNKNOWN'], `stopped ${how} effect ${at}: ${what}`).toContain(
          end instanceof RunError ? end.code : end.outcome,
        )
      }
    }
  })
})
