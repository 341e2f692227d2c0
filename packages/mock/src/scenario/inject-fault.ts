import type { ConnectionFault, MockResponse } from '../server/http.ts'
import { type MaybePromise, mapMaybe } from '../server/later.ts'
import { errorResponse, retryAfter } from '../server/responses.ts'
import type { Step } from './step.ts'

/** Answers a request as a step has it. `initiate` gives the answer that it would have had, and records the import. */
export function injectFault(
  step: Step,
  latencyMs: number,
  initiate: () => MaybePromise<MockResponse>,
): MaybePromise<MockResponse> {
  const later = (answer: MockResponse) => (latencyMs > 0 ? delay(answer, latencyMs) : answer)
  if (step.when === 'before') return later(faultBeforeImport(step))
  return mapMaybe(initiate(), (answer) => later(faultAfterImport(step, answer)))
}

/** Adds a wait to those that the answer already has. */
export function delay(answer: MockResponse, ms: number): MockResponse {
  return { ...answer, delivery: { ...answer.delivery, delayMs: (answer.delivery?.delayMs ?? 0) + ms } }
}

/** What comes when the request never got as far as an import. */
function faultBeforeImport(step: Step): MockResponse {
  if (step.name === 'unavailable') {
    const message = 'The service cannot take requests for the moment, as the scenario has it (S62).'
    return errorResponse(503, message, retryAfter(step.retryAfterMs))
  }
  return faultAfterImport(step, { status: 200, headers: {}, body: '' })
}

/** What becomes of an answer on its way. */
function faultAfterImport(step: Step, answer: MockResponse): MockResponse {
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
      return { ...answer, delivery: { fault: step.name satisfies ConnectionFault } }
  }
}

function proxyPage(status: number): MockResponse {
  const body = `<!DOCTYPE html>\n<html><head><title>${status}</title></head><body><h1>${status}</h1><p>proxy.invalid</p></body></html>\n`
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body }
}
