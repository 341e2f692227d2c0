import { operations } from '@bulk-import/contract'
import { printable } from '@bulk-import/internal/printable'
import { responseExample } from './document.ts'
import type { MockResponse } from './http.ts'

const json = 'application/json'

/**
 * What Prism answers for each status of the contract, which is the first example of that response. It is taken from the
 * document rather than asked of Prism, since to load Prism takes longer than a first answer may; the tests hold it to Prism.
 */
const templates = new Map(
  Object.keys(operations.initiate.responses).map((status) => [Number(status), responseExample(status)]),
)

/** An answer that refuses, with a body of the contract's schema Error. */
export function errorResponse(status: number, message: string, headers: Record<string, string> = {}): MockResponse {
  const body = JSON.stringify({ ...templates.get(status), Message: message })
  return { status, headers: { 'Content-Type': json, ...headers }, body, message }
}

/** What is answered when the mock itself, or a function that it was given, has failed. */
export function internalError(error: unknown): MockResponse {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return errorResponse(
    500,
    `The mock has failed and goes on. It is no answer of the service. ${printable(what.slice(0, 500))}`,
  )
}

export function jsonResponse(status: number, body: unknown): MockResponse {
  return jsonTextResponse(status, JSON.stringify(body))
}

/** An answer whose JSON text is at hand, since some numbers do not survive JSON.stringify. */
export function jsonTextResponse(status: number, body: string): MockResponse {
  return { status, headers: { 'Content-Type': json }, body }
}

/** `Retry-After` in whole seconds (RFC 9110, section 10.2.3), never sooner than asked for. */
export function retryAfter(ms: number): Record<string, string> {
  return { 'Retry-After': String(Math.ceil(ms / 1000)) }
}
