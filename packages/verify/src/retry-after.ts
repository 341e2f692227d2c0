const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/**
 * The wait that Retry-After asks for, in milliseconds (RFC 9110, 10.2.3). A date is measured from the answer's own Date, so that a
 * wrong clock on this side does not matter. Undefined when there is none that can be read.
 */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after')?.trim() ?? ''
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000
  const date = parseHttpDate(value)
  return date === undefined ? undefined : Math.max(0, date - (parseHttpDate(headers.get('date') ?? '') ?? now))
}

/** An instant in the form of HTTP headers. */
export function parseHttpDate(value: string): number | undefined {
  const time = httpDate.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? undefined : time
}
