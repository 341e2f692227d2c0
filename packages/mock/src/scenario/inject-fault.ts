import type { Accident, Answer } from '../server/http.ts'
import { goOn, type Later } from '../server/later.ts'
import { refusal, retryAfter } from '../server/responses.ts'
import type { Step } from './step.ts'

/** Answers a request as a step has it. `initiate` gives the answer that it would have had, and records the import. */
export function strike(step: Step, latencyMs: number, initiate: () => Later<Answer>): Later<Answer> {
  const later = (answer: Answer) => (latencyMs > 0 ? delay(answer, latencyMs) : answer)
  if (step.when === 'before') return later(instead(step))
  return goOn(initiate(), (answer) => later(spoil(step, answer)))
}

/** Adds a wait to those that the answer already has. */
export function delay(answer: Answer, ms: number): Answer {
  return { ...answer, delivery: { ...answer.delivery, delayMs: (answer.delivery?.delayMs ?? 0) + ms } }
}

/** What comes when the request never got as far as an import. */
function instead(step: Step): Answer {
  if (step.name === 'unavailable') {
    const message = 'The service cannot take requests for the moment, as the scenario has it (S62).'
    return refusal(503, message, retryAfter(step.retryAfterMs))
  }
  return spoil(step, { status: 200, headers: {}, body: '' })
}

/** What becomes of an answer on its way. */
function spoil(step: Step, answer: Answer): Answer {
  switch (step.name) {
    case 'ok':
    case 'unavailable':
      return answer
    case 'proxy-html':
      return proxyPage(step.status ?? 502)
    case 'empty':
      return { status: step.status ?? answer.status, headers: {}, body: '' }
    case 'wrong-type':
      return { ...answer, headers: { ...answer.headers, 'Content-Type': step.type } }
    default:
      return { ...answer, delivery: { accident: step.name satisfies Accident } }
  }
}

function proxyPage(status: number): Answer {
  const body = `<!DOCTYPE html>\n<html><head><title>${status}</title></head><body><h1>${status}</h1><p>proxy.invalid</p></body></html>\n`
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body }
}
