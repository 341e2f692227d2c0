import { setImmediate } from 'node:timers/promises'
import { array, asyncProperty, boolean, assert as check, constantFrom, integer, record } from 'fast-check'
import { expect, it } from 'vitest'
import { createClient, type ImportSession, isInitiateError } from './index.ts'
import { createManualClock, type ManualClock } from './testing/manual-clock.ts'
import { type Fault, faults, simulate } from './testing/simulated-server.ts'

const runs = Number(process.env.BULK_IMPORT_RUNS ?? 10_000)

const schedules = record({
  faults: array(constantFrom(...faults), { minLength: 1, maxLength: 7 }),
  repeatWhenUnknown: boolean(),
  isFunction: boolean(),
  maxAttempts: integer({ min: 1, max: 5 }),
  deadlineMs: constantFrom(1000, 20_000, 120_000),
  /** The timer at which the caller gives up; 99 for never. */
  abortAt: constantFrom(99, 99, 99, 0, 1, 2, 3),
})

interface Plan {
  faults: Fault[]
  repeatWhenUnknown: boolean
  isFunction: boolean
  maxAttempts: number
  deadlineMs: number
  abortAt: number
}

async function run({ faults: plan, isFunction, abortAt, ...options }: Plan) {
  const clock = createManualClock()
  const server = simulate(plan)
  const controller = new AbortController()
  const auth = isFunction ? () => 'Bearer one' : 'Bearer one'
  const client = createClient({ clientId: 'ACME_CORP', auth, fetch: server.fetch, runtime: clock, ...options })
  const ending = client.initiate({ Name: 'CRM sync' }, { signal: controller.signal }).then(
    (session) => ({ session, error: undefined }),
    (error: unknown) => ({ session: undefined, error }),
  )
  const end = await live(ending, clock, (timer) => timer === abortAt && controller.abort())
  return { ...end, server, clock }
}

/** Lets time pass: whenever nothing else can go on, the next timer fires. */
async function live<End>(ending: Promise<End>, clock: ManualClock, beforeTimer: (count: number) => void): Promise<End> {
  let end: { value: End } | undefined
  ending.then((value) => {
    end = { value }
  })
  for (let count = 0; count < 100; count++) {
    await setImmediate()
    if (end !== undefined) return end.value
    beforeTimer(count)
    clock.fireNext()
  }
  throw new Error('The call does not end.')
}

/** What a call may claim, given what the server knows. @param repeats whether the caller took the risk of a second one */
function judge(session: ImportSession | undefined, error: unknown, accepted: number, repeats: boolean): void {
  if (!repeats) expect(accepted).toBeLessThanOrEqual(1)
  if (session !== undefined) expect(accepted).toBeGreaterThan(0)
  else if (!isInitiateError(error)) throw error
  else {
    if (error.outcome === 'not-sent' || error.outcome === 'refused') expect(accepted).toBe(0)
    if (error.outcome === 'accepted') expect(accepted).toBeGreaterThan(0)
    if (error.isRetryable) expect(accepted).toBe(0)
  }
}

it('starts at most one import in a call, whatever fails, and never lies about the outcome', async () => {
  const seenOutcomes = new Set<string>()
  const property = asyncProperty(schedules, async (schedule) => {
    const { session, error, server, clock } = await run(schedule)
    judge(session, error, server.accepted(), schedule.repeatWhenUnknown)
    expect(server.sent()).toBeLessThanOrEqual(schedule.maxAttempts)
    if (isInitiateError(error)) expect(error.attempts).toBe(server.sent())
    expect(clock.pending()).toEqual([])
    seenOutcomes.add(session === undefined ? (error as { outcome: string }).outcome : 'session')
  })
  await check(property, { numRuns: runs, seed: 20261123 })
  expect([...seenOutcomes].sort()).toEqual(['accepted', 'not-sent', 'refused', 'session', 'unknown'])
})
