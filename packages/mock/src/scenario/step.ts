import { parseDuration } from '@bulk-import/internal/duration'
import { quoted } from '@bulk-import/internal/printable'
import { parseWholeSeconds } from '../server/responses.ts'
import { type FaultName, faults, type Step, type When } from './faults.ts'

const parameters: Record<string, (value: string) => Partial<Step>> = {
  when: (value) => ({ when: matching<When>(value, /^(?:before|after)$/, 'before or after') }),
  latency: (value) => ({ latencyMs: range(value) }),
  times: (value) => ({ times: integer(value, 1, 1_000_000) }),
  chance: (value) => ({
    chance: Number(matching(value, /^(?:0(?:\.\d{1,9})?|1(?:\.0{1,9})?)$/, 'a number from 0 to 1')),
  }),
  status: (value) => ({ status: integer(value, 200, 599) }),
  'retry-after': (value) => ({ retryAfterMs: parseWholeSeconds(value) }),
  type: (value) => ({ type: matching(value, /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/, 'a media type') }),
  operation: (value) => ({ operation: matching(value, /^\w{1,60}$/, 'the operationId of an operation') }),
  late: (value) => ({ lateMs: parseDuration(value) }),
  key: () => ({}), // only makes the step a different one, so that its requests are counted separately
}

/**
 * Reads a step, as a header or a scenario file has it: a name, then parameters.
 *
 *     unavailable; times=2; retry-after=1s
 *     reset; when=after; chance=0.1
 *     ok; latency=50ms..200ms
 *     taken-late; operation=stage; late=5s
 *
 * @throws an Error that says what is wrong and what is allowed
 */
export function parseStep(text: string): Step {
  const [name = '', ...rest] = text.split(';').map((part) => part.trim())
  if (!isFault(name)) throw new Error(unknown('step', name, faults))
  const { when } = faults[name]
  const step: Step = {
    name,
    when: when[0],
    latencyMs: [0, 0],
    times: Number.POSITIVE_INFINITY,
    chance: 1,
    retryAfterMs: 1000,
    type: 'text/plain',
    lateMs: 5000,
  }
  for (const part of rest) Object.assign(step, parameter(part))
  if (!(when as readonly When[]).includes(step.when)) throw new Error(`${name} cannot have "when=${step.when}".`)
  return step
}

function isFault(name: string): name is FaultName {
  return Object.hasOwn(faults, name)
}

function parameter(part: string): Partial<Step> {
  const [key = '', value = ''] = part.split('=', 2).map((side) => side.trim())
  const read = Object.hasOwn(parameters, key) ? parameters[key] : undefined
  if (read === undefined) throw new Error(unknown('parameter', key, parameters))
  try {
    return read(value)
  } catch (error) {
    throw new Error(`Invalid ${key}: ${(error as Error).message}`)
  }
}

function unknown(kind: string, name: string, known: object): string {
  return `Unknown ${kind} ${quoted(name)}. Expected one of ${Object.keys(known).join(', ')}.`
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
  throw new Error(`${quoted(value)} is not a whole number from ${minimum} to ${maximum}.`)
}

function matching<Text extends string>(value: string, pattern: RegExp, words: string): Text {
  if (pattern.test(value)) return value as Text
  throw new Error(`${quoted(value)} is not ${words}.`)
}
