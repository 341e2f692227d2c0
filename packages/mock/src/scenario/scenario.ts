import { seededRandom } from '@bulk-import/internal/random'
import { boundedMap } from '../memory/bounded-map.ts'
import { MockOptionError } from '../option-error.ts'
import type { MockRequest } from '../server/http.ts'
import { headerOf } from '../server/http.ts'
import { parseStep, type Step } from './step.ts'

/** Steps that the requests of each client id go through, one after the other. */
export interface Scenario {
  /** In the grammar of the header X-Mock-Scenario. A step without `times` strikes one request. */
  steps: readonly string[]
  /** Whether it begins again after the last step; otherwise all goes well from then on. Default false. */
  repeat?: boolean
}

export interface ScenarioRun {
  /**
   * The step that strikes a request, undefined when none does. A header of the request goes before the scenario.
   *
   * @throws when the header cannot be read
   */
  next(request: MockRequest, clientId: string): Step | undefined
  /** A figure between the bounds, by the seed. */
  draw(bounds: readonly [number, number]): number
  reset(): void
}

const maximumCounters = 10_000

/** Plays a scenario and the steps that requests ask for. The same seed and the same requests give the same course. */
export function runScenario(scenario: Scenario | undefined, seed: number): ScenarioRun {
  const course = expand(scenario)
  const counters = boundedMap<{ count: number }>(maximumCounters)
  let random = seededRandom(seed)
  const count = (key: string) => counters.get(key, () => ({ count: 0 })).count++
  const due = (request: MockRequest, clientId: string) => {
    const header = headerOf(request, 'x-mock-scenario')
    if (header === undefined) {
      if (course.length === 0) return undefined
      const index = count(clientId)
      return course[scenario?.repeat ? index % course.length : index]
    }
    const step = parseStep(header)
    if (step.times === Number.POSITIVE_INFINITY) return step
    return count(`${clientId}\n${header}`) < step.times ? step : undefined
  }
  return {
    next(request, clientId) {
      const step = due(request, clientId)
      return step === undefined || step.chance === 1 || random() < step.chance ? step : undefined
    },
    draw: ([minimum, maximum]) =>
      minimum === maximum ? minimum : Math.round(minimum + random() * (maximum - minimum)),
    reset() {
      counters.clear()
      random = seededRandom(seed)
    },
  }
}

const maximumRequests = 100_000

/** Each step as often as it strikes. @throws a MockOptionError when one cannot be read, or when they are too many */
function expand(scenario: Scenario | undefined): Step[] {
  const course: Step[] = []
  for (const [index, text] of (scenario?.steps ?? []).entries()) {
    const step = readStep(text, index + 1)
    const times = step.times === Number.POSITIVE_INFINITY ? 1 : step.times
    if (course.length + times > maximumRequests) {
      throw new MockOptionError('scenario', `has more than ${maximumRequests} requests`)
    }
    for (let count = 0; count < times; count++) course.push(step)
  }
  return course
}

function readStep(text: string, number: number): Step {
  try {
    return parseStep(text)
  } catch (cause) {
    const problem = `is wrong in step ${number}: ${(cause as Error).message.replace(/\.$/, '')}`
    throw new MockOptionError('scenario', problem, cause)
  }
}
