import type { BulkImportError } from '@bulk-import/client'
import { printable } from '@bulk-import/internal/printable'
import { causesOf } from './errors.ts'
import type { Paint } from './output.ts'

/** The error for a program. @param more members beside it, such as where a token is */
export function errorAsJson(error: BulkImportError, more: object = {}): object {
  const { outcome, code, message, ids, status, retryAfterMs, attempts, isRetryable } = error
  const { serverMessage } = { ...error } // not enumerable where it may repeat a record
  const known = { code, message, hint: hintOf(error), ids, status, serverMessage, retryAfterMs, attempts, isRetryable }
  const issues = 'issues' in error ? error.issues : []
  return { outcome, ...more, error: { ...known, issues, causes: causesOf(error) } }
}

/**
 * The error for a person: what happened, why, what helps, and the statements behind it.
 *
 * @param more what follows its message
 */
export function errorAsText(
  error: BulkImportError,
  heading: string,
  statements: Readonly<Record<string, string>>,
  paint: Paint,
  more = '',
): string {
  const hint = hintOf(error)
  const lines = [
    `${paint(['bold', 'red'], heading)} ${printable(error.message + more)}`,
    ...causesOf(error).map((text) => `  because: ${printable(text)}`),
    ...(hint ? [`  ${printable(hint)}`] : []),
    ...sources(error.ids, statements),
  ]
  return lines.join('\n')
}

/** Ids with what they say, a line each. */
export function sources(ids: readonly string[], statements: Readonly<Record<string, string>>): string[] {
  return ids.map((id) => `  ${id}: ${statements[id] ?? ''}`)
}

/** A hint that names what the service may do otherwise, with the option of the command. */
export function inOptions(hint: string): string {
  return hint.replaceAll(/`inferred\.(\w+)`/g, '--inferred $1=…')
}

/** What helps; options have other names here. */
function hintOf(error: BulkImportError): string | undefined {
  const hint = error.hint && inOptions(error.hint)
  if (error.code !== 'TIMEOUT') return hint
  const limit = `Set this limit with ${error.limit === 'attempt' ? '--timeout' : '--deadline'}.`
  return hint === undefined ? limit : `${limit} ${hint}`
}
