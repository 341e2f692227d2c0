const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/**
 * The wait that a Retry-After header asks for, in milliseconds (RFC 9110, 10.2.3): whole seconds, or a date. A date is
 * measured from the answer's own Date, so that a wrong clock on this side does not matter. Undefined when it is neither.
 */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after') ?? ''
  if (/^\d+$/.test(value)) return Number(value) * 1000
  const date = parseHttpDate(value)
  return date && Math.max(0, date - (parseHttpDate(headers.get('date') ?? '') ?? now))
}

/** Milliseconds since 1970, of a date in the form that HTTP prefers. */
export function parseHttpDate(value: string): number | undefined {
  return httpDate.test(value) ? Date.parse(value) || undefined : undefined
}
