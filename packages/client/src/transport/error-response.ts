import { mediaTypeOf } from '@bulk-import/internal/media-type'
import { isJsonObject, own } from '@bulk-import/internal/own'
import { retryAfterMs } from '@bulk-import/internal/retry-after'
import * as errors from '../errors.ts'
import { type Call, callError, type ErrorType, unusableSuccess } from './call.ts'
import { redact } from './redact.ts'
import { type HttpResponse, isHtml, jsonOf, outcomeOf, receivedResponse } from './response.ts'

/** The reason phrases of HTTP, and the errors of our own. */
const known: Readonly<Record<number, [phrase: string, type?: ErrorType]>> = {
  400: ['Bad Request', errors.BadRequestError],
  401: ['Unauthorized', errors.AuthenticationError],
  403: ['Forbidden', errors.PermissionError],
  404: ['Not Found', errors.NotFoundError],
  413: ['Content Too Large'],
  429: ['Too Many Requests', errors.RateLimitError],
  500: ['Internal Server Error'],
  503: ['Service Unavailable', errors.UnavailableError],
}

/** Statuses that point elsewhere; browsers show nothing of them but status 0. Not 304, 305 and 306, which lead nowhere. */
const redirects = [0, 300, 301, 302, 303, 307, 308]

const html = 'HTML, as from a proxy or gateway'

/** The error for a response that is no success. */
export function errorForResponse(call: Call, response: HttpResponse): errors.BulkImportError {
  const { operation, options, redactor } = call
  const { status, headers } = response
  const { responses, retryPolicy } = operation
  const documented = responses[status] ?? responses[`${String(status)[0]}XX`] ?? responses.default
  const outcome = outcomeOf(response, retryPolicy)
  const said = serverMessage(call, response)
  const notFound = status === 404 ? operation.notFound : undefined
  const waitMs = retryAfterMs(headers, options.runtime.now())
  const hints = [
    outcome === 'refused' && documented?.description,
    status === 404 && `The client id was "${options.clientId}", at ${options.origin}.`,
    notFound?.hint,
    redirects.includes(status) && 'Redirects are never followed. If the API is elsewhere, set the base URL.',
    waitMs !== undefined && `The server asks to wait ${Math.ceil(waitMs / 1000)} s.`,
  ]
  const error = callError(call, {
    type: known[status]?.[1] ?? errors.UnexpectedStatusError,
    what: headline(call, response, said),
    outcome,
    isRetryable:
      (outcome === 'refused' && (status === 503 || status === 429)) ||
      (retryPolicy.isIdempotent && retryPolicy.statuses.includes(status)),
    hint: hints.filter(Boolean).join(' '),
    ids: [...(documented?.ids ?? []), ...(notFound?.ids ?? [])],
    status,
    serverMessage: said,
    retryAfterMs: waitMs,
    response: receivedResponse(response, redactor),
  })
  return Object.defineProperty(error, 'serverMessage', { enumerable: !operation.mayRepeatRecords })
}

/** The status, and what the server says, or what the response is. */
function headline(call: Call, response: HttpResponse, said: string | undefined): string {
  const { status } = response
  const [phrase] = known[status] ?? []
  const title = phrase === undefined ? String(status) : `${status} ${phrase}`
  if (said && !call.operation.mayRepeatRecords) return `${title}: "${said.replace(/(?<![.?!])$/, '.')}"`
  const source = sourceOf(call, response)
  return source === undefined ? `${title}.` : `${title}: ${source}.`
}

/** The JSON of a success. @throws UnreadableResponseError, or ContractViolationError where there is a token all the same */
export function readJson(call: Call, response: HttpResponse): unknown {
  const body = jsonOf(response)
  if (body !== undefined) return body
  // Without what JSON.parse says: it quotes the body, and so the token.
  const { status, text, bodyProblem } = response
  const form = isHtml(response) ? `is ${html}` : text === '' ? 'is empty' : 'is not complete JSON'
  const problem = bodyProblem === 'is larger than the client reads' ? bodyProblem : form
  const received = receivedResponse(response, call.redactor)
  throw unusableSuccess(call, `${status} with a body that ${problem}.`, { status, response: received })
}

/** What a response is that usually comes from something in front of the service. */
function sourceOf({ operation, options, redactor }: Call, response: HttpResponse): string | undefined {
  const { status, headers } = response
  if (redirects.includes(status)) {
    const location = headers.get('location')
    const target = location !== null && URL.canParse(location, options.baseUrl) && new URL(location, options.baseUrl)
    return target ? `a redirect to ${redact(target.origin + target.pathname, redactor)}` : 'a redirect'
  }
  if (isHtml(response)) return html
  return status === 503 && outcomeOf(response, operation.retryPolicy) === 'unknown'
    ? 'perhaps from a gateway'
    : undefined
}

/** What the server says for people: by the contract, else by title and detail (RFC 9457), else as plain text. */
export function serverMessage(
  { operation, redactor }: Pick<Call, 'operation' | 'redactor'>,
  response: HttpResponse,
): string | undefined {
  const body = jsonOf(response)
  const isPlain = mediaTypeOf(response.headers.get('content-type')) === 'text/plain'
  const said = isJsonObject(body)
    ? (textOf(operation.messageIn?.(body)) ??
      textOf([own(body, 'title'), own(body, 'detail')].filter(textOf).join(': ')))
    : textOf(body ?? (isPlain ? response.text : undefined))
  return said && redact(said.trim(), redactor)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}
