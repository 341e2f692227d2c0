import type { ReadFault } from './read-text.ts'

/** An answer that was read, whatever its status. */
export interface Answer {
  status: number
  headers: Headers
  text: string
  fault?: ReadFault
}

/** The media type of an answer, in lower case and without parameters. */
export function mediaType(headers: Headers): string {
  return (headers.get('content-type') ?? '').replace(/\s*(;.*)?$/s, '').toLowerCase()
}

/**
 * Whether a status says that the request was not taken. A redirect does when it sends the same request elsewhere: 302 and
 * 303 also follow upon a request that was taken.
 */
export function isRefusal(status: number): boolean {
  return (status >= 400 && status < 500) || [301, 307, 308, 503].includes(status)
}
