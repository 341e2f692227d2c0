const isoDateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/i

/**
 * The instant that Expires names. The form is not stated (C01): ISO 8601 is read, and an HTTP date. Without a zone it
 * is taken as UTC, the earliest of the zones that the vendor's pages speak of, so that a token is never believed to live
 * longer than it does. Undefined when it cannot be read.
 */
export function parseExpires(value: string): Date | undefined {
  const iso = isoDateTime.exec(value.trim())
  if (iso === null && !/ GMT$/.test(value)) return undefined
  const date = new Date(iso !== null && iso[3] === undefined ? `${value.trim()}Z` : value)
  return Number.isNaN(date.getTime()) ? undefined : date
}
