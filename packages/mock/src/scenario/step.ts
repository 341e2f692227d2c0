import { parseDuration, parseWholeSeconds } from '../duration.ts'
import { quoted } from '../quoted.ts'
import type { ConnectionFault } from '../server/http.ts'

/** What one step does to a request. */
export interface Step {
  name: StepName
  /** Whether it strikes before or after the import is recorded. */
  when: 'before' | 'after'
  /** Waits so long before it answers: a figure between the two, drawn with the seed. */
  latencyMs: readonly [minimum: number, maximum: number]
  /** How many requests it strikes, then none. */
  times: number
  /** The share of requests that it strikes, from 0 to 1, drawn with the seed. */
  chance: number
  /** The status of what a proxy answers, or of an empty answer. */
  status: number | undefined
  retryAfterMs: number
  /** The media type that takes the place of the right one. */
  type: string
}

type Where = Step['when'] | 'either, mostly before' | 'either, mostly after'

/** Every step and when it strikes. */
const steps = {
  ok: 'after',
  reset: 'either, mostly before',
  'lost-answer': 'either, mostly after',
  'stall-headers': 'either, mostly before',
  'stall-body': 'after',
  'cut-off': 'after',
  'proxy-html': 'either, mostly before',
  empty: 'either, mostly after',
  'wrong-type': 'after',
  unavailable: 'before',
} as const satisfies Record<ConnectionFault | string, Where>

type StepName = keyof typeof steps

const parameters: Record<string, (value: string) => Partial<Step>> = {
  when: (value) => ({ when: oneOf(value, ['before', 'after']) }),
  latency: (value) => ({ latencyMs: range(value) }),
  times: (value) => ({ times: integer(value, 1, 1_000_000) }),
  chance: (value) => ({ chance: share(value) }),
  status: (value) => ({ status: integer(value, 200, 599) }),
  'retry-after': (value) => ({ retryAfterMs: parseWholeSeconds(value) }),
  type: (value) => ({ type: mediaType(value) }),
  key: () => ({}), // only makes the step another one, so that its requests are counted apart
}

/**
 * Reads a step, as a header or a scenario file has it: a name, then parameters.
 *
 *     unavailable; times=2; retry-after=1s
 *     reset; when=after; chance=0.1
 *     ok; latency=50ms..200ms
 *
 * @throws with words that tell what is wrong and what is possible
 */
export function parseStep(text: string): Step {
  const [name = '', ...rest] = text.split(';').map((part) => part.trim())
  if (!Object.hasOwn(steps, name)) {
    throw new Error(`${quoted(name)} is no step. Steps are ${Object.keys(steps).join(', ')}.`)
  }
  const where = steps[name as StepName]
  const step: Step = {
    name: name as StepName,
    when: where.endsWith('before') ? 'before' : 'after',
    latencyMs: [0, 0],
    times: Number.POSITIVE_INFINITY,
    chance: 1,
    status: undefined,
    retryAfterMs: 1000,
    type: 'text/plain',
  }
  for (const part of rest) Object.assign(step, parameter(part))
  if (step.when !== where && !where.startsWith('either')) throw new Error(`${name} has no "when=${step.when}".`)
  return step
}

function parameter(part: string): Partial<Step> {
  const [key = '', value = ''] = part.split('=', 2).map((side) => side.trim())
  const read = Object.hasOwn(parameters, key) ? parameters[key] : undefined
  if (read === undefined) {
    throw new Error(`${quoted(key)} is no parameter. Parameters are ${Object.keys(parameters).join(', ')}.`)
  }
  try {
    return read(value)
  } catch (error) {
    throw new Error(`The parameter ${key} is wrong: ${(error as Error).message}`)
  }
}

function range(value: string): [number, number] {
  const [minimum = '', maximum = minimum] = value.split('..', 2)
  const bounds: [number, number] = [parseDuration(minimum), parseDuration(maximum)]
  if (bounds[0] > bounds[1]) throw new Error(`${minimum} is more than ${maximum}.`)
  return bounds
}

function integer(value: string, minimum: number, maximum: number): number {
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN
  if (number >= minimum && number <= maximum) return number
  throw new Error(`${quoted(value)} is no whole number from ${minimum} to ${maximum}.`)
}

function share(value: string): number {
  if (/^(?:0(?:\.\d{1,9})?|1(?:\.0{1,9})?)$/.test(value)) return Number(value)
  throw new Error(`${quoted(value)} is no number from 0 to 1.`)
}

function mediaType(value: string): string {
  if (/^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(value)) return value
  throw new Error(`${quoted(value)} is no media type.`)
}

function oneOf<Choice extends string>(value: string, choices: Choice[]): Choice {
  const choice = choices.find((one) => one === value)
  if (choice === undefined) throw new Error(`${quoted(value)} is none of ${choices.join(', ')}.`)
  return choice
}
