import { setImmediate } from 'node:timers/promises'
import { array, asyncProperty, assert as check, constantFrom, integer, record } from 'fast-check'
import { expect, it } from 'vitest'
import { createClient, type ImportSession, isBulkImportError } from './index.ts'
import { createManualClock, type ManualClock } from './testing/manual-clock.ts'
import { type SimulatedResponse, simulate, simulatedResponses } from './testing/simulated-server.ts'

const runs = Number(process.env.BULK_IMPORT_RUNS ?? 10_000)

/** What happens to time whenever nothing else can go on, before the next timer fires. */
const jolts = {
  nothing: () => undefined,
  'set back by an hour': (clock: ManualClock) => clock.shiftWall(-3_600_000),
  'set forward, or asleep, for 10 s': (clock: ManualClock) => clock.shiftWall(10_000),
  'set forward, or asleep, for a day': (clock: ManualClock) => clock.shiftWall(86_400_000),
  'busy for 10 s': (clock: ManualClock) => clock.block(10_000),
  'busy for an hour': (clock: ManualClock) => clock.block(3_600_000),
}

const jolt = constantFrom(...(Object.keys(jolts) as (keyof typeof jolts)[]), 'nothing', 'nothing')

const schedules = record({
  simulatedResponses: array(constantFrom(...simulatedResponses), { minLength: 1, maxLength: 7 }),
  /** What the credential is: a text, or a function during which this happens. */
  auth: constantFrom('text', ...(Object.keys(jolts) as (keyof typeof jolts)[])),
  maxAttempts: integer({ min: 1, max: 5 }),
  deadlineMs: constantFrom(1000, 20_000, 120_000),
  /** The timer at which the caller gives up; 99 for never. */
  abortAt: constantFrom(99, 99, 99, 0, 1, 2, 3),
  jolts: array(jolt, { maxLength: 4 }),
})

interface Plan {
  simulatedResponses: SimulatedResponse[]
  auth: 'text' | keyof typeof jolts
  maxAttempts: number
  deadlineMs: number
  abortAt: number
  jolts: (keyof typeof jolts)[]
}

async function run({ simulatedResponses: plan, auth: kind, abortAt, jolts: planned, ...options }: Plan) {
  const clock = createManualClock()
  const [wall, steady] = [clock.now(), clock.monotonic()]
  const sentAt: number[] = []
  const server = simulate(plan, () => {
    sentAt.push(clock.now() - wall, clock.monotonic() - steady)
  })
  const controller = new AbortController()
  const give = () => {
    if (kind !== 'text') jolts[kind](clock)
    return 'Bearer one'
  }
  const auth = kind === 'text' ? 'Bearer one' : give
  const client = createClient({ clientId: 'ACME_CORP', auth, fetch: server.fetch, runtime: clock, ...options })
  const ending = client.initiate({ Name: 'CRM sync' }, { signal: controller.signal }).then(
    (session) => ({ session, error: undefined }),
    (error: unknown) => ({ session: undefined, error }),
  )
  const end = await live(ending, clock, (timer) => {
    jolts[planned[timer] ?? 'nothing'](clock)
    if (timer === abortAt) controller.abort()
  })
  return { ...end, server, clock, sentAt }
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

/** What a call may claim, given what the server knows. */
function judge(session: ImportSession | undefined, error: unknown, accepted: number): void {
  expect(accepted).toBeLessThanOrEqual(1)
  if (session !== undefined) expect(accepted).toBe(1)
  else if (!isBulkImportError(error)) throw error
  else {
    if (error.outcome === 'not-sent' || error.outcome === 'refused') expect(accepted).toBe(0)
    if (error.outcome === 'accepted') expect(accepted).toBe(1)
    if (error.isRetryable) expect(accepted).toBe(0)
  }
}

it('starts at most one import in a call, whatever fails and whatever the clocks do, and never lies about the outcome', async () => {
  const seenOutcomes = new Set<string>()
  const property = asyncProperty(schedules, async (schedule) => {
    const { session, error, server, clock, sentAt } = await run(schedule)
    judge(session, error, server.accepted())
    expect(server.sent()).toBeLessThanOrEqual(schedule.maxAttempts)
    expect(Math.max(0, ...sentAt)).toBeLessThan(schedule.deadlineMs)
    if (isBulkImportError(error)) expect(error.attempts).toBe(server.sent())
    expect(clock.pending()).toEqual([])
    seenOutcomes.add(session === undefined ? (error as { outcome: string }).outcome : 'session')
  })
  await check(property, { numRuns: runs, seed: 20261123 })
  expect([...seenOutcomes].sort()).toEqual(['accepted', 'not-sent', 'refused', 'session', 'unknown'])
})

it.each(simulatedResponses.filter((name) => name.startsWith('accept')))(
  'never claims that there is no import after: %s',
  async (name) => {
    const plain = { auth: 'text', maxAttempts: 3, deadlineMs: 120_000, abortAt: 99, jolts: [] } as const
    const { session, error, server } = await run({ ...plain, simulatedResponses: [name], jolts: [] })
    expect(server.sent()).toBe(1)
    judge(session, error, server.accepted())
  },
)
