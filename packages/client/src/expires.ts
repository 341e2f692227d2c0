import { parseHttpDate } from './retry-after.ts'

const isoDateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/i

// Of older .NET services; the offset is for display and changes nothing.
const dotNetDate = /^\/Date\((-?\d{1,16})([+-]\d{4})?\)\/$/

/**
 * The instant that Expires names. Its form is not stated (C23): ISO 8601 is read, an HTTP date, and `/Date(…)/`. Without a
 * zone it is taken as UTC, the earliest of the zones that the vendor's pages speak of, so that a token is never believed to
 * live longer than it does. Undefined when it cannot be read.
 */
export function parseExpires(value: string): Date | undefined {
  const text = value.trim()
  const iso = isoDateTime.exec(text)
  const ticks = dotNetDate.exec(text)?.[1]
  const other = ticks === undefined ? parseHttpDate(text) : Number(ticks)
  const date = new Date(iso ? text + (iso[3] ? '' : 'Z') : (other ?? Number.NaN))
  return Number.isNaN(date.getTime()) ? undefined : date
}
