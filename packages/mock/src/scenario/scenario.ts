import { didYouMean } from '@bulk-import/internal/did-you-mean'
import { quoted } from '@bulk-import/internal/printable'
import { type Random, seededRandom } from '@bulk-import/internal/random'
import { boundedMap } from '../memory/bounded-map.ts'
import { headerOf, type MockRequest, type MockResponse } from '../server/http.ts'
import { errorResponse } from '../server/responses.ts'
import { delayed, injectFault, type Step } from './faults.ts'
import { parseStep } from './step.ts'

/** Steps that the requests of each client id go through, one after the other. */
export interface Scenario {
  /** In the grammar of the header X-Mock-Scenario. A step without `times` applies to one request. */
  steps: readonly string[]
  /** Whether it begins again after the last step; otherwise all goes well from then on. Default false. */
  repeat?: boolean
}

/** Whose request it is, and for what. */
interface Asked {
  clientId: string
  operationId: string | undefined
}

interface Options {
  scenario?: Scenario
  seed: number
  /** How long every response waits, in milliseconds. */
  latencyMs: number
}

const maximumCounters = 10_000

/**
 * Runs a scenario and the steps that requests ask for. The same seed and the same requests have the same result.
 *
 * @param operationIds of the contract
 */
export function runScenario({ scenario, seed, latencyMs }: Options, operationIds: readonly string[]) {
  const steps = expand(scenario?.steps ?? [])
  const counters = boundedMap<{ count: number }>(maximumCounters)
  let random: Random = seededRandom(seed)
  const count = (key: string) => counters.get(key, () => ({ count: 0 })).count++
  const isFor = ({ operation }: Step, { operationId }: Asked) => operation === undefined || operation === operationId
  const next = (asked: Asked): Step | undefined => {
    if (steps.length === 0) return undefined
    const { count: index } = counters.get(asked.clientId, () => ({ count: 0 }))
    const step = steps[scenario?.repeat ? index % steps.length : index]
    if (step !== undefined && !isFor(step, asked)) return undefined // it waits for a request of its operation
    count(asked.clientId)
    return step
  }
  const due = (request: MockRequest, asked: Asked) => {
    const { clientId } = asked
    const header = headerOf(request, 'x-mock-scenario')
    if (header === undefined) return next(asked)
    const step = parseStep(header)
    const problem = operationProblem(step.operation, operationIds)
    if (problem !== undefined) throw new Error(problem)
    if (!isFor(step, asked)) return undefined
    if (step.times === Number.POSITIVE_INFINITY) return step
    return count(`${clientId}\n${header}`) < step.times ? step : undefined
  }
  const draw = ([minimum, maximum]: Step['latencyMs']) =>
    minimum === maximum ? minimum : Math.round(minimum + random() * (maximum - minimum))
  return {
    /**
     * Responds to a request as the step says that is due, and names the step. A header of the request takes precedence over the scenario.
     *
     * @param respond gives the usual response, with its effect
     * @param defer has an effect so many milliseconds later
     */
    apply(
      request: MockRequest,
      asked: Asked,
      respond: (lagMs?: number) => MockResponse,
      defer: (ms: number, effect: () => void) => void,
    ): { response: MockResponse; step?: string } {
      let step: Step | undefined
      try {
        step = due(request, asked)
      } catch (error) {
        return { response: errorResponse(400, `X-Mock-Scenario: ${(error as Error).message}`) }
      }
      if (step === undefined || (step.chance < 1 && random() >= step.chance))
        return { response: delayed(respond(), latencyMs) }
      return { response: injectFault(step, latencyMs + draw(step.latencyMs), respond, defer), step: step.name }
    },
    reset() {
      counters.clear()
      random = seededRandom(seed)
    },
  }
}

/** What is wrong with a scenario for these operations: a step for another one would wait for ever. */
export function strangeOperation(scenario: Scenario | undefined, operationIds: readonly string[]): string | undefined {
  const problems = expand(scenario?.steps ?? []).map(({ operation }) => operationProblem(operation, operationIds))
  return problems.find((problem) => problem !== undefined)
}

function operationProblem(given: string | undefined, operationIds: readonly string[]): string | undefined {
  if (given === undefined || operationIds.includes(given)) return undefined
  const hint = didYouMean(given, operationIds, (name) => `"${name}"`) || ` Expected one of ${operationIds.join(', ')}.`
  return `Unknown operation ${quoted(given)}.${hint}`
}

const maximumRequests = 100_000

/** What is wrong with a scenario, as words that follow a name for it; undefined when nothing is. */
export function scenarioProblem(value: unknown): string | undefined {
  const { steps, repeat = false, ...others } = Object(value) as Partial<Scenario>
  if (!Array.isArray(steps)) return 'must have `steps`, a list of texts'
  if (typeof repeat !== 'boolean') return 'must have true or false as `repeat`'
  if (Object.keys(others).length > 0) return `has an unknown property ${quoted(Object.keys(others)[0] ?? '')}`
  try {
    expand(steps)
  } catch (error) {
    return (error as Error).message
  }
  return undefined
}

/** Each step as often as it applies. @throws an Error whose message follows a name for the scenario */
function expand(steps: readonly string[]): Step[] {
  const expanded: Step[] = []
  for (const [index, text] of steps.entries()) {
    const step = readStep(text, index + 1)
    const times = step.times === Number.POSITIVE_INFINITY ? 1 : step.times
    if (expanded.length + times > maximumRequests) throw new Error(`has more than ${maximumRequests} requests`)
    for (let count = 0; count < times; count++) expanded.push(step)
  }
  return expanded
}

function readStep(text: unknown, number: number): Step {
  if (typeof text !== 'string') throw new Error(`is wrong in step ${number}: it must be a text`)
  try {
    return parseStep(text)
  } catch (cause) {
    throw new Error(`is wrong in step ${number}: ${(cause as Error).message.replace(/\.$/, '')}`, { cause })
  }
}
