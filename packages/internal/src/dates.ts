/** The first and the last instant that a text can mean, in milliseconds since 1970. */
export interface Instants {
  earliestMs: number
  latestMs: number
}

const isoDate = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,20})?)?))? ?(Z|[+-]\d{2}:?\d{2})?$/i
const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

// Of older .NET services; the offset is for display and changes nothing.
const dotNetDate = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/

const dayMs = 86_400_000
const halfDayMs = dayMs / 2

/**
 * Reads a date in a form that machines write: ISO 8601 (also with a space for the T), the one of HTTP, and `/Date(…)/`. Without a
 * zone it means UTC at the earliest, and twelve hours later at the latest, in the last zone of the earth; without a time, any of
 * the day. Undefined for anything else: American dates could mean two days, and 30 February is none.
 */
export function instantsOf(text: string): Instants | undefined {
  const value = text.trim()
  const [, day, time, zone] = isoDate.exec(value) ?? []
  if (day !== undefined) return isInCalendar(day) ? ofIsoDate(day, time, zone) : undefined
  const ticks = dotNetDate.exec(value)?.[1]
  return exactly(ticks === undefined ? parseHttpDate(value) : Number(ticks))
}

/** Milliseconds since 1970, of a date in the form that HTTP prefers (RFC 9110, section 5.6.7); undefined for any other. */
export function parseHttpDate(text: string): number | undefined {
  const instant = httpDate.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(instant) ? undefined : instant
}

function ofIsoDate(day: string, time: string | undefined, zone: string | undefined): Instants | undefined {
  // .NET writes seven digits of a second; a Date reads three.
  const clock = time?.replace(/(\.\d{3})\d+$/, '$1') ?? '00:00'
  const earliestMs = Date.parse(`${day}T${clock}${zone?.toUpperCase() ?? 'Z'}`)
  if (Number.isNaN(earliestMs)) return undefined
  return {
    earliestMs,
    latestMs: earliestMs + (zone === undefined ? halfDayMs : 0) + (time === undefined ? dayMs - 1 : 0),
  }
}

function exactly(instant: number | undefined): Instants | undefined {
  return instant === undefined ? undefined : { earliestMs: instant, latestMs: instant }
}

/** Date.parse takes the 30th of February for the 1st or 2nd of March. */
function isInCalendar(day: string): boolean {
  const dayOfMonth = Number(day.slice(8))
  return dayOfMonth <= 28 || new Date(`${day}T00:00:00Z`).getUTCDate() === dayOfMonth
}
