import type { Outcome } from '../errors.ts'
import { isJsonObject } from '../own.ts'
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
  const [type = ''] = (headers.get('content-type') ?? '').split(';', 1)
  return type.trim().toLowerCase()
}

/** The JSON value of an answer; undefined when its text is no JSON. */
export function jsonOf({ text }: Answer): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Statuses that say by themselves that the request was not taken, whoever sent them. A redirect does when it points the same
 * request elsewhere; 302 and 303 also follow a request that was taken.
 */
const refusals = [300, 301, 307, 308, 400, 401, 403, 404, 405, 411, 413, 414, 415, 421, 429, 431]

/**
 * What an answer that is not 2xx says of the request. 503, 408 and any other 4xx are refusals only as the contract's error
 * response, an object (S64): a gateway answers them too, also when the service has taken the request.
 */
export function outcomeOf(answer: Answer): Outcome {
  const { status } = answer
  const isServiceWord = status === 503 || (status >= 400 && status < 500)
  const isRefused = refusals.includes(status) || (isServiceWord && isJsonObject(jsonOf(answer)))
  return isRefused ? 'refused' : 'unknown'
}

/** Statuses that point elsewhere; browsers show nothing of them but status 0. Not 304, 305 and 306, which lead nowhere. */
const redirects = [0, 300, 301, 302, 303, 307, 308]

export function isRedirect({ status }: Answer): boolean {
  return redirects.includes(status)
}
