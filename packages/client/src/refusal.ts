import { isErrorResponse, operations } from '@bulk-import/contract'
import { type Answer, mediaType } from './answer.ts'
import { adviceOn } from './attempt.ts'
import {
  AuthenticationError,
  BadRequestError,
  type ErrorDetails,
  type InitiateError,
  NotFoundError,
  PermissionError,
  UnavailableError,
  UnexpectedStatusError,
} from './errors.ts'
import type { Settings } from './options.ts'
import { redact } from './redact.ts'
import { retryAfterMs } from './retry-after.ts'
import type { Sent } from './send.ts'

const classes = {
  400: BadRequestError,
  401: AuthenticationError,
  403: PermissionError,
  404: NotFoundError,
  503: UnavailableError,
} as const

/** The error for an answer that is not 200: what it means and what to do, in the contract's own words. */
export function refusal({ answer, call, note }: Sent, { runtime }: Settings): InitiateError {
  const { status, headers, text } = answer
  const { attempts, outcome, secrets } = call
  const serverMessage = messageOf(text, secrets)
  const retryMs = retryAfterMs(headers, runtime.now())
  const isRetryable = outcome === 'refused' && (status === 503 || status === 429)
  const details: ErrorDetails = { attempts, outcome, status, serverMessage, retryAfterMs: retryMs, isRetryable }
  const wait = retryMs === undefined ? '' : ` It asks to wait ${Math.ceil(retryMs / 1000)} s.`
  const said = serverMessage === undefined ? '' : ` The server says: "${serverMessage}"`
  const key = status as keyof typeof classes
  const Documented = classes[key]
  if (Documented === undefined) {
    const what = `was answered ${status}, which the contract does not know.${hint(answer)}${adviceOn(outcome)}`
    return new UnexpectedStatusError(what + wait + note + said, details)
  }
  const { description } = operations.initiate.responses[key]
  const earlier =
    outcome === 'refused' ? '' : ` That holds for the last attempt; an earlier one was lost.${adviceOn(outcome)}`
  return new Documented(`was answered ${status}: ${description}${earlier}${wait}${note}${said}`, details)
}

function messageOf(text: string, secrets: readonly string[]): string | undefined {
  try {
    const body: unknown = JSON.parse(text)
    const message = isErrorResponse(body) ? body.Message : undefined
    return message ? redact(message, secrets) : undefined
  } catch {
    return undefined
  }
}

/** What an answer tells that usually comes from something in front of the service. */
function hint({ status, headers }: Answer): string {
  if (status === 0 || (status >= 300 && status < 400))
    return ' It is a redirect that is not followed: to another origin, with another method, or one too many.'
  return mediaType(headers).includes('html') ? ' It is HTML, so it comes from a proxy or gateway.' : ''
}
