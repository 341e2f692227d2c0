import type { ConnectionFault, MockResponse } from '../server/http.ts'
import { errorResponse, retryAfter } from '../server/responses.ts'

export type When = 'before' | 'after'

interface Fault {
  /** Whether it can be injected before or after the request has its effect; the first is the default. */
  when: readonly [When, ...When[]]
  /** Changes the response. Before the effect there is an empty 200. */
  change(response: MockResponse, step: Step): MockResponse
}

const onConnection = (fault: ConnectionFault, ...when: Fault['when']): Fault => ({
  when,
  change: (response) => ({ ...response, delivery: { fault } }),
})

/** What a step can do to a request, by name. */
export const faults = {
  ok: { when: ['after'], change: (response) => response },
  reset: onConnection('reset', 'before', 'after'),
  'lost-response': onConnection('lost-response', 'after', 'before'),
  'stall-headers': onConnection('stall-headers', 'before', 'after'),
  'stall-body': onConnection('stall-body', 'after'),
  'cut-off': onConnection('cut-off', 'after'),
  'proxy-html': { when: ['before', 'after'], change: (_, { status = 502 }) => proxyPage(status) },
  empty: {
    when: ['after', 'before'],
    change: (response, { status = response.status }) => ({ status, headers: {}, body: '' }),
  },
  'wrong-type': {
    when: ['after'],
    change: (response, { type }): MockResponse => ({
      ...response,
      headers: { ...response.headers, 'Content-Type': type },
    }),
  },
  unavailable: {
    when: ['before'],
    change: (_, { retryAfterMs }) =>
      errorResponse(
        503,
        'The scenario makes the service unavailable for this request (S62).',
        retryAfter(retryAfterMs),
      ),
  },
  /** The request takes effect later; see `injectFault`. */
  'taken-late': onConnection('lost-response', 'after'),
  /** Tells what was true some time ago; see `injectFault`. */
  'status-lags': { when: ['after'], change: (response) => response },
} as const satisfies Record<string, Fault>

export type FaultName = keyof typeof faults

export interface Step {
  name: FaultName
  /** Whether it is injected before or after the request has its effect. */
  when: When
  /** How long the response waits: between the two, drawn with the seed. */
  latencyMs: readonly [minimum: number, maximum: number]
  /** How many requests it is injected into. */
  times: number
  /** The share of requests that it is injected into, from 0 to 1, drawn with the seed. */
  chance: number
  /** The status of the page of a proxy, or of an empty response. */
  status?: number
  retryAfterMs: number
  /** The media type that takes the place of the right one. */
  type: string
  /** The operation that it is injected into. Default any. */
  operation?: string
  /** How much later the request takes effect, or how old what is told is. */
  lateMs: number
}

/** Responds as a step has it. `respond` gives the usual response, with its effect; `defer` has an effect later. */
export function injectFault(
  step: Step,
  latencyMs: number,
  respond: (lagMs?: number) => MockResponse,
  defer: (ms: number, effect: () => void) => void,
): MockResponse {
  const fault: Fault = faults[step.name]
  return delayed(fault.change(usualResponse(step, respond, defer), step), latencyMs)
}

function usualResponse(
  { name, when, lateMs }: Step,
  respond: (lagMs?: number) => MockResponse,
  defer: (ms: number, effect: () => void) => void,
): MockResponse {
  if (name === 'status-lags') return respond(lateMs)
  if (name === 'taken-late') defer(lateMs, () => void respond())
  else if (when !== 'before') return respond()
  return { status: 200, headers: {}, body: '' }
}

/** Adds a wait to the one that the response already has. */
export function delayed(response: MockResponse, ms: number): MockResponse {
  if (ms === 0) return response
  return { ...response, delivery: { ...response.delivery, delayMs: (response.delivery?.delayMs ?? 0) + ms } }
}

function proxyPage(status: number): MockResponse {
  const body = `<!DOCTYPE html>\n<html><head><title>${status}</title></head><body><h1>${status}</h1><p>proxy.invalid</p></body></html>\n`
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body }
}
