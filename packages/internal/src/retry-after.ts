import { parseHttpDate } from './dates.ts'

/**
 * The wait that a Retry-After header asks for, in milliseconds (RFC 9110, section 10.2.3): whole seconds, or a date. A date is
 * measured from the response's own Date, so that a wrong clock on this side does not matter. Undefined when it is neither.
 *
 * @param now milliseconds since 1970, for a response without a Date that can be read
 */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after') ?? ''
  // Thousands of years at most, so that it can be told as a number of seconds, however many digits it has.
  if (/^\d+$/.test(value)) return Math.min(Number(value) * 1000, 1e15)
  const date = parseHttpDate(value)
  return date === undefined ? undefined : Math.max(0, date - (parseHttpDate(headers.get('date') ?? '') ?? now))
}
