import { operations } from '@bulk-import/contract'
import { responseExample } from './contract-document.ts'
import type { Answer } from './exchange.ts'

const json = 'application/json'

/**
 * What Prism answers for each status of the contract, which is the first example of that response. It is taken from the
 * document rather than asked of Prism, since to load Prism takes longer than a first answer may; the tests hold it to Prism.
 */
const templates = new Map(
  Object.keys(operations.initiate.responses).map((status) => [Number(status), responseExample(status)]),
)

/** An answer that refuses, with a body of the contract's schema Error. */
export function refusal(status: number, message: string, headers: Record<string, string> = {}): Answer {
  const body = JSON.stringify({ ...templates.get(status), Message: message })
  return { status, headers: { 'Content-Type': json, ...headers }, body, message }
}

export function jsonAnswer(status: number, body: unknown): Answer {
  return jsonText(status, JSON.stringify(body))
}

/** An answer whose JSON text is at hand, since some numbers do not survive JSON.stringify. */
export function jsonText(status: number, body: string): Answer {
  return { status, headers: { 'Content-Type': json }, body }
}

/** `Retry-After` in whole seconds (RFC 9110, section 10.2.3), at least one. */
export function retryAfter(ms: number): Record<string, string> {
  return { 'Retry-After': String(Math.max(1, Math.ceil(ms / 1000))) }
}
