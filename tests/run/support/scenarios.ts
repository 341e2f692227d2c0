import assert from 'node:assert/strict'
import type { MockOptions } from '@bulk-import/mock'
import type { RunSettings } from '@bulk-import/run'
import { createWorld, type End, isRunError, lines, type RunPackage, recordsSha256, type Stop } from './world.ts'

type World = ReturnType<typeof createWorld>

interface Scenario {
  mock?: MockOptions
  run?: RunSettings
  /** Whether the records can be read once only. */
  isStream?: boolean
  /** What stands between the process and the server. */
  between?: (world: World) => void
  /** The outcomes with which it may end when nothing else goes wrong. */
  ends: readonly string[]
}

const bad = (at: 'staging' | 'execution' | 'import') =>
  [{ pointer: '/ProfileId', equals: 4, at, message: 'No.' }] as const
const steps = (...given: string[]): MockOptions => ({ scenario: { steps: given } })

/** Refuses the first Execute, which is taken all the same when it comes late. */
function refuseExecute(lateMs = Number.POSITIVE_INFINITY) {
  return (world: World) => {
    let first: { request: Request; takenMs: number } | undefined
    let isTaken = false
    world.between(async (request, send) => {
      if (/Execute$/.test(request.url) && first === undefined) {
        first = { request: request.clone(), takenMs: world.now() + lateMs }
        return Response.json({ Message: 'No.' }, { status: 400 })
      }
      if (!isTaken && first !== undefined && world.now() >= first.takenMs) {
        isTaken = true
        await send(first.request)
      }
      return send(request)
    })
  }
}

function worldOf(runPackage: RunPackage, { mock, isStream = false, between }: Scenario): World {
  const world = createWorld(runPackage, mock, { isStream })
  between?.(world)
  return world
}

export const scenarios: Record<string, Scenario> = {
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
  'an Execute that the server refuses once': { between: refuseExecute(), ends: ['imported'] },
  'an Execute that is refused, and taken late all the same': {
    mock: { deviate: ['second-execute'] },
    between: refuseExecute(20_000),
    ends: ['imported'],
  },
  'records of a stream': { isStream: true, ends: ['imported'] },
  'counters that lag': { mock: { deviate: ['lagging-counters'] }, ends: ['INFERENCE'] },
}

export const nameOf = (end: End | 'crashed'): string =>
  end === 'crashed' ? end : isRunError(end) ? end.code : end.outcome

/** Each record was taken once by whatever was executed, nothing was executed twice, and the end says no more than is true. */
function assertTrue(world: World, end: End): void {
  const executed = world.lives().filter(({ executions }) => executions > 0)
  assert.ok(executed.length <= 1 && executed.every(({ executions }) => executions === 1), 'executed more than once')
  for (const { TotalRecordsReceived, recordsSha256: actual } of executed)
    assert.deepEqual([TotalRecordsReceived, actual], [lines.length, recordsSha256], 'executed with other records')
  const mayBeExecuted = !isRunError(end) || end.reached === 'perhaps-executed'
  assert.ok(executed.length === 0 || mayBeExecuted, `executed, and said ${nameOf(end)}`)
  assert.ok(executed.length === 1 || isRunError(end), `not executed, and said ${nameOf(end)}`)
  if (!isRunError(end) && end.outcome === 'imported') assert.equal(executed[0]?.Processed, lines.length)
}

/** @throws where it does not end as it should when nothing else goes wrong. @returns how many effects there were */
export async function endWell(runPackage: RunPackage, scenario: Scenario): Promise<number> {
  const { run, ends } = scenario
  const world = worldOf(runPackage, scenario)
  const end = await world.untilDone(run)
  assertTrue(world, end)
  assert.ok(ends.includes(nameOf(end)), `ended as ${nameOf(end)}`)
  return world.effects()
}

/** Stops a run at each effect in turn, in each way, and goes on to its end. @throws where anything is lost or done twice */
export async function endWellWhereverStopped(runPackage: RunPackage, scenario: Scenario): Promise<void> {
  const { run, ends } = scenario
  const effects = await endWell(runPackage, scenario)
  for (let at = 0; at < effects; at++) {
    for (const how of ['before', 'after', 'lost'] satisfies Stop['how'][]) {
      const world = worldOf(runPackage, scenario)
      world.stopAt({ at, how })
      const end = await world.untilDone(run)
      const where = `stopped ${how} effect ${at}`
      try {
        assertTrue(world, end)
      } catch (error) {
        throw new Error(`${where}: ${(error as Error).message}`)
      }
      assert.ok([...ends, 'EXECUTE_UNKNOWN'].includes(nameOf(end)), `${where}: ended as ${nameOf(end)}`)
    }
  }
}
