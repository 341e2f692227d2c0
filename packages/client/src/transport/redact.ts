import type { Redactor } from '@bulk-import/internal/redact'

/** A text from elsewhere for a message: without secrets and line breaks, and cut short. */
export function redact(text: string, redactor: Redactor, maxLength = 500): string {
  // Somewhat more than is kept, so that a secret at its end is still found by its beginning.
  const beginning = text.slice(0, maxLength + 1000)
  return redactor
    .redact(beginning)
    .replaceAll(/\p{Cc}/gu, ' ')
    .slice(0, maxLength)
}

/**
 * A copy of an error from elsewhere that holds its name, code and message, and no secret.
 *
 * @param url the whole address of a request, which some platforms quote; it is left out
 */
export function redactCause(cause: unknown, redactor: Redactor, url = '', depth = 0): Error | undefined {
  if (!(cause instanceof Error) || depth > 4) return undefined
  const { name, message, cause: inner, code } = cause as Error & { code?: unknown }
  const clean = (text: unknown) => redact(url === '' ? String(text) : String(text).replaceAll(url, '[url]'), redactor)
  const copy = new Error(
    clean(message),
    inner === undefined ? {} : { cause: redactCause(inner, redactor, url, depth + 1) },
  )
  copy.name = clean(name)
  copy.stack = `${copy.name}: ${copy.message}`
  return Object.assign(copy, typeof code === 'string' && { code: clean(code) })
}

/** What goes beyond this is left out, so that nothing that walks through the copy can fail, or take long. */
const maxDepth = 32
const maxTextLength = 8192

/** A copy of a JSON value without secrets, and without what stands under the name of a token. */
export function redactValue(value: unknown, redactor: Redactor, depth = 0): unknown {
  if (typeof value === 'string') return value.length > maxTextLength ? '[too long]' : redactor.redact(value)
  if (typeof value === 'number') return redactor.redact(String(value)) === String(value) ? value : '[redacted]'
  if (typeof value !== 'object' || value === null) return value
  if (depth >= maxDepth) return '[too deep]'
  if (Array.isArray(value)) return value.map((item) => redactValue(item, redactor, depth + 1))
  const entries = Object.entries(value).map(([name, item]) => [
    redact(name, redactor),
    /token/i.test(name) ? '[redacted]' : redactValue(item, redactor, depth + 1),
  ])
  return Object.fromEntries(entries)
}

/** Notes an access token, and what a double makes of it. */
export function addToken(redactor: Redactor, token: string): void {
  redactor.add(token)
  redactor.add(String(Number(token)))
}
