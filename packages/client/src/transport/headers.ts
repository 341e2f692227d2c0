import { isJsonObject } from '@bulk-import/internal/own'
import { version } from '../version.ts'

/** Headers that a request takes from elsewhere, so that nobody sets them by hand. */
export const reservedHeaders = ['authorization', 'content-type', 'host', 'content-length', 'transfer-encoding']

/** What `headers` takes: an object of names and values, or `Headers`. */
export type GivenHeaders = Readonly<Record<string, string>> | Headers

/** Whether headers can be sent: names and values that HTTP knows, none of them reserved. */
export function areHeaders(given: unknown): given is GivenHeaders {
  try {
    const names = [...new Headers(given as Record<string, string>).keys()]
    return isJsonObject(given) && !names.some((name) => reservedHeaders.includes(name))
  } catch {
    return false
  }
}

/** The headers of `base`, with those that are given in their place. */
export function mergeHeaders(base: Readonly<Record<string, string>>, given: GivenHeaders): Record<string, string> {
  return { ...base, ...Object.fromEntries(new Headers(given as Record<string, string>)) }
}

/**
 * What is sent when the caller says nothing else. No User-Agent from a page: Chromium drops it, and the others would ask the
 * server for permission first, which it need not give.
 */
export function defaultHeaders(): Record<string, string> {
  const isPage = globalThis.navigator?.userAgent?.startsWith('Mozilla/')
  return { accept: 'application/json', ...(!isPage && { 'user-agent': `bulk-import/${version}` }) }
}
