const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/**
 * The wait that a Retry-After header asks for, in milliseconds (RFC 9110, 10.2.3): whole seconds, or a date. A date is
 * measured from the answer's own Date, so that a wrong clock on this side does not matter. Undefined when it is neither.
 */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after')?.trim() ?? ''
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000
  const date = parseDate(value)
  return date === undefined ? undefined : Math.max(0, date - (parseDate(headers.get('date') ?? '') ?? now))
}

function parseDate(value: string): number | undefined {
  const time = httpDate.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? undefined : time
}
