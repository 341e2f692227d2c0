import { mediaTypeOf } from '@bulk-import/internal/media-type'
import { isJsonObject } from '@bulk-import/internal/own'
import type { Redactor } from '@bulk-import/internal/redact'
import type { Outcome, ReceivedResponse } from '../errors.ts'
import type { RetryPolicy } from './operation.ts'
import type { BodyProblem } from './read-text.ts'
import { redact, redactValue } from './redact.ts'

/** A response that was read, whatever its status. */
export interface HttpResponse {
  status: number
  headers: Headers
  text: string
  bodyProblem?: BodyProblem
}

/** The JSON value of a response; undefined when its text is no JSON. */
export function jsonOf({ text }: HttpResponse): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether a response is a page, as proxies and gateways send them. */
export function isHtml({ headers }: HttpResponse): boolean {
  return mediaTypeOf(headers.get('content-type')).includes('html')
}

/**
 * Statuses that say by themselves that the request was not taken, whoever sent them. A redirect does when it points the same
 * request elsewhere; 302 and 303 also follow a request that was taken.
 */
const notTaken = [300, 301, 307, 308, 400, 401, 403, 404, 405, 411, 413, 414, 415, 421, 429, 431]

/**
 * What a response that is not 2xx says of the request. 503, 408 and any other 4xx say so only as the error response of the
 * contract, an object (S64): a gateway sends them too, also when the service has taken the request. Where the policy doubts
 * that as well, nothing but the list above says so.
 */
export function outcomeOf(response: HttpResponse, { doubtsErrorResponse }: RetryPolicy): Outcome {
  const { status } = response
  if (notTaken.includes(status)) return 'refused'
  const mayRefuse = !doubtsErrorResponse && (status === 503 || (status >= 400 && status < 500))
  return mayRefuse && isJsonObject(jsonOf(response)) ? 'refused' : 'unknown'
}

const maxShown = 8192

/** What may be shown of a response. @param redactor knows what must not be in it */
export function receivedResponse(response: HttpResponse, redactor: Redactor): ReceivedResponse {
  const { status, text } = response
  const body = text.length > maxShown ? undefined : jsonOf(response)
  const shownText = text === '' ? undefined : redact(text, redactor, maxShown)
  return {
    status,
    headers: redactHeaders(response, redactor),
    body: body === undefined ? shownText : redactValue(body, redactor),
  }
}

/** A copy of the headers without secrets. */
export function redactHeaders({ headers }: HttpResponse, redactor: Redactor): Headers {
  const copy = new Headers()
  headers.forEach((value, name) => {
    copy.append(name, redact(value, redactor, maxShown))
  })
  return copy
}
