import { setImmediate } from 'node:timers/promises'
import { array, asyncProperty, assert as check, constantFrom, integer, record } from 'fast-check'
import { expect, it } from 'vitest'
import { type CallOptions, type Client, createClient, isBulkImportError } from './index.ts'
import { continueImport } from './provisional.ts'
import { createManualClock, type ManualClock } from './testing/manual-clock.ts'
import {
  type SimulatedOperation,
  type SimulatedResponse,
  simulate,
  simulatedOperations,
  simulatedResponses,
} from './testing/simulated-server.ts'

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
  operation: constantFrom(...simulatedOperations),
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
  operation: SimulatedOperation
  simulatedResponses: SimulatedResponse[]
  auth: 'text' | keyof typeof jolts
  maxAttempts: number
  deadlineMs: number
  abortAt: number
  jolts: (keyof typeof jolts)[]
}

/** One call of each operation. */
const calls: Record<SimulatedOperation, (client: Client, options: CallOptions) => Promise<unknown>> = {
  initiate: (client, options) => client.initiate({ Name: 'CRM sync' }, options),
  stage: (client, options) => stepsOf(client).stage([{ ProfileId: 1 }], options),
  execute: (client, options) => stepsOf(client).execute(options),
  retrieveStatus: (client, options) => stepsOf(client).retrieveStatus(options),
  retrieveExceptions: (client, options) => stepsOf(client).retrieveExceptions(options)[Symbol.asyncIterator]().next(),
}
const stepsOf = (client: Client) => continueImport(client, { accessToken: '9007199254740993' })

async function run({ operation, simulatedResponses: plan, auth: kind, abortAt, jolts: planned, ...options }: Plan) {
  const clock = createManualClock()
  const [wall, steady] = [clock.now(), clock.monotonic()]
  const sentAt: number[] = []
  const onSend = () => void sentAt.push(clock.now() - wall, clock.monotonic() - steady)
  const server = simulate(plan, onSend, operation)
  const controller = new AbortController()
  const give = () => {
    if (kind !== 'text') jolts[kind](clock)
    return 'Bearer one'
  }
  const auth = kind === 'text' ? 'Bearer one' : give
  const client = createClient({ clientId: 'ACME_CORP', auth, fetch: server.fetch, runtime: clock })
  const ending = calls[operation](client, { signal: controller.signal, ...options }).then(
    (result) => ({ result, error: undefined }),
    (error: unknown) => ({ result: undefined, error }),
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
function judge(operation: SimulatedOperation, result: unknown, error: unknown, accepted: number): void {
  if (error !== undefined && !isBulkImportError(error)) throw error
  if (operation.startsWith('retrieve')) return // to be read twice changes nothing
  expect(accepted).toBeLessThanOrEqual(1)
  if (result !== undefined) expect(accepted).toBe(1)
  else if (!isBulkImportError(error)) throw error
  else {
    if (error.outcome === 'not-sent' || error.outcome === 'refused') expect(accepted).toBe(0)
    if (error.outcome === 'accepted') expect(accepted).toBe(1)
    if (error.isRetryable) expect(accepted).toBe(0)
  }
}

it('does at most once in a call what the call is for, whatever fails and whatever the clocks do, and never lies about the outcome', async () => {
  const seenOutcomes = new Set<string>()
  const property = asyncProperty(schedules, async (schedule) => {
    const { operation } = schedule
    const { result, error, server, clock, sentAt } = await run(schedule)
    judge(operation, result, error, server.accepted())
    expect(server.sent()).toBeLessThanOrEqual(schedule.maxAttempts)
    expect(Math.max(0, ...sentAt)).toBeLessThan(schedule.deadlineMs)
    if (isBulkImportError(error)) expect(error.attempts).toBe(server.sent())
    expect(clock.pending()).toEqual([])
    seenOutcomes.add(`${operation}: ${result === undefined ? (error as { outcome: string }).outcome : 'done'}`)
  })
  await check(property, { numRuns: runs, seed: 20261123 })
  const possible = ['accepted', 'done', 'not-sent', 'refused', 'unknown']
  const expected = simulatedOperations.flatMap((operation) => possible.map((outcome) => `${operation}: ${outcome}`))
  expect([...seenOutcomes].sort()).toEqual(expected.filter((one) => one !== 'retrieveExceptions: accepted').sort())
})

const effects = ['initiate', 'stage', 'execute'] as const
const taken = simulatedResponses.filter((name) => name.startsWith('accept'))

it.each(effects.flatMap((operation) => taken.map((name) => [operation, name] as const)))(
  '%s never claims that it was not taken after: %s',
  async (operation, name) => {
    const plain = { auth: 'text', maxAttempts: 3, deadlineMs: 120_000, abortAt: 99, jolts: [] } as const
    const { result, error, server } = await run({ ...plain, operation, simulatedResponses: [name], jolts: [] })
    expect(server.sent()).toBe(1)
    judge(operation, result, error, server.accepted())
  },
)
