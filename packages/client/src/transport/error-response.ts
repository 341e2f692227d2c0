import { calls } from '@bulk-import/contract'
import type { Redactor } from '@bulk-import/internal/redact'
import { retryAfterMs } from '@bulk-import/internal/retry-after'
import {
  AuthenticationError,
  BadRequestError,
  type BulkImportError,
  type ErrorDetails,
  NotFoundError,
  PermissionError,
  UnavailableError,
  UnexpectedStatusError,
} from '../errors.ts'
import type { Settings } from '../options.ts'
import { own } from '../own.ts'
import { adviceOn } from './failure.ts'
import { receivedResponse, serverMessage } from './received-response.ts'
import { redact } from './redact.ts'
import { type Answer, isRedirect, mediaType, outcomeOf } from './response.ts'
import type { Sent } from './send.ts'

const classes = {
  400: BadRequestError,
  401: AuthenticationError,
  403: PermissionError,
  404: NotFoundError,
  503: UnavailableError,
} as const

/** The error for an answer that opens no session: what came, what the server says, what it means, and what to do. */
export function refusal({ answer, call, note }: Sent, settings: Settings): BulkImportError {
  const { status, headers } = answer
  const { attempts, redactor } = call
  const outcome = outcomeOf(answer)
  const said = serverMessage(answer, redactor)
  const retryMs = retryAfterMs(headers, settings.runtime.now())
  const details: ErrorDetails = {
    attempts,
    outcome,
    status,
    serverMessage: said,
    retryAfterMs: retryMs,
    isRetryable: outcome === 'refused' && (status === 503 || status === 429),
    response: receivedResponse(answer, redactor),
  }
  const Documented = Object.hasOwn(classes, status) ? classes[status as keyof typeof classes] : undefined
  const what = [
    `was answered ${status}${Documented === undefined ? ', which the contract does not know' : ''}.`,
    said === undefined ? '' : ` The server says: "${said}"`,
    origin(answer, settings, redactor),
    adviceOn(outcome),
    outcome === 'refused' ? advice(status, settings) : '',
    retryMs === undefined ? '' : ` It asks to wait ${Math.ceil(retryMs / 1000)} s.`,
    note,
  ]
  return new (Documented ?? UnexpectedStatusError)(what.join(''), details)
}

/** What a documented status means and what to do, in the contract's own words. */
function advice(status: number, { about }: Settings): string {
  const meaning = own(calls.initiate.advice, String(status))
  if (meaning === undefined) return ''
  const where = status === 404 ? ` The client id was "${about.clientId}", at ${about.origin}.` : ''
  return ` ${meaning}${where}`
}

/** What an answer tells that usually comes from something in front of the service. */
function origin(answer: Answer, { url }: Settings, redactor: Redactor): string {
  if (isRedirect(answer)) {
    const location = answer.headers.get('location')
    const target = location !== null && URL.canParse(location, url) ? new URL(location, url) : undefined
    const where = target && ` to ${redact(target.origin + target.pathname, redactor)}`
    return ` It is a redirect${where ?? ''}, and redirects are never followed. If the API is elsewhere, set the base URL.`
  }
  if (mediaType(answer.headers).includes('html')) return ' It is HTML, so it comes from a proxy or gateway.'
  return answer.status === 503 && outcomeOf(answer) === 'unknown'
    ? " It is not the contract's error response, so a proxy or gateway may have given it."
    : ''
}
