import { parseHttpDate } from './retry-after.ts'

const isoDateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/i

/**
 * The instant that Expires names. The form is not stated (C01): ISO 8601 is read, and an HTTP date. Without a zone it
 * is taken as UTC, the earliest of the zones that the vendor's pages speak of, so that a token is never believed to live
 * longer than it does. Undefined when it cannot be read.
 */
export function parseExpires(value: string): Date | undefined {
  const text = value.trim()
  const iso = isoDateTime.exec(text)
  const date = new Date(iso ? text + (iso[3] ? '' : 'Z') : (parseHttpDate(text) ?? Number.NaN))
  return Number.isNaN(date.getTime()) ? undefined : date
}
