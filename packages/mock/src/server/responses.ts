import { parseDuration } from '@bulk-import/internal/duration'
import { printable, quoted } from '@bulk-import/internal/printable'
import type { Operation } from './contract.ts'
import type { MockResponse } from './http.ts'

export const json = 'application/json'

/** An error response without a body yet: `withErrorBody` says `message` in the form of the contract. */
export function errorResponse(status: number, message: string, headers: Record<string, string> = {}): MockResponse {
  return { status, headers, body: '', message }
}

/** Gives an error response that has only a message its body; leaves every other response as it is. */
export function withErrorBody(
  response: MockResponse,
  errorBody: ((message: string) => object) | undefined,
): MockResponse {
  const { status, headers, body, message } = response
  if (message === undefined || body !== '') return response
  const value = errorBody?.(message) ?? { status, detail: message }
  const type = errorBody === undefined ? 'application/problem+json' : json
  return { ...response, headers: { 'Content-Type': type, ...headers }, body: JSON.stringify(value) }
}

/** Responds when the mock itself, or a function that it was given, has failed. */
export function internalError(error: unknown): MockResponse {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return errorResponse(500, `The mock has failed; the service has no part in this. ${printable(what.slice(0, 500))}`)
}

export function jsonResponse(status: number, body: unknown): MockResponse {
  return { status, headers: { 'Content-Type': json }, body: JSON.stringify(body) }
}

/** `Retry-After` in whole seconds (RFC 9110, section 10.2.3), never sooner than asked for. */
export function retryAfter(ms: number): Record<string, string> {
  return { 'Retry-After': String(Math.ceil(ms / 1000)) }
}

/**
 * Reads a duration for `Retry-After`, which counts whole seconds (RFC 9110, section 10.2.3).
 *
 * @returns milliseconds
 * @throws when the text is no duration, or has a fraction of a second
 */
export function parseWholeSeconds(text: string): number {
  const ms = parseDuration(text)
  if (ms % 1000 === 0) return ms
  throw new Error(
    `${quoted(text)} is not a whole number of seconds, and Retry-After cannot say less, for example 1s or 2m.`,
  )
}

/** The status for a request that breaks the contract: the first of these, 422 and 400 that the operation documents. */
export function invalidStatus({ responses }: Operation, ...special: number[]): number {
  return [...special, 422].find((status) => Object.hasOwn(responses, status)) ?? 400
}
