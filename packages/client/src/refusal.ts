import { isError, operations } from '@bulk-import/contract'
import { mayExist } from './attempt.ts'
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
export function refusal({ answer, attempts, secrets }: Sent, { runtime }: Settings): InitiateError {
  const { status, headers } = answer
  const serverMessage = messageOf(answer.text, secrets)
  const details: ErrorDetails = {
    attempts,
    outcome: 'refused',
    status,
    serverMessage,
    retryAfterMs: retryAfterMs(headers, runtime.now()),
  }
  const said = serverMessage === undefined ? '' : ` The server says: "${serverMessage}"`
  const Documented = classes[status as keyof typeof classes]
  if (Documented !== undefined) {
    const { description, ids } = operations.initiate.responses[status as keyof typeof classes]
    const wait = status === 503 ? waitAdvice(details) : ''
    const isRetryable = status === 503
    return new Documented(`was answered ${status}: ${description}${wait}${said} (${ids.join(', ')})`, {
      ...details,
      isRetryable,
    })
  }
  const isRefused = status >= 300 && status < 500
  const advice = isRefused ? 'No import was started.' : mayExist
  return new UnexpectedStatusError(
    `was answered ${status}, which the contract does not know.${hint(answer)} ${advice}${waitAdvice(details)}${said}`,
    {
      ...details,
      outcome: isRefused ? 'refused' : 'unknown',
      isRetryable: status === 429,
    },
  )
}

function messageOf(text: string, secrets: readonly string[]): string | undefined {
  try {
    const body: unknown = JSON.parse(text)
    const message = isError(body) ? body.Message : undefined
    return message ? redact(message, secrets) : undefined
  } catch {
    return undefined
  }
}

/** What a status tells that usually comes from something in front of the service. */
function hint({ status, headers }: { status: number; headers: Headers }): string {
  if (status >= 300 && status < 400)
    return ' It is a redirect that is not followed, since it leads to another origin or changes the method.'
  if (status === 0) return ' It is a redirect that the platform hides.'
  return headers.get('content-type')?.includes('html')
    ? ' It is HTML, so it comes from a proxy or gateway, not from the service.'
    : ''
}

function waitAdvice({ retryAfterMs }: ErrorDetails): string {
  return retryAfterMs === undefined ? '' : ` It asks to wait ${Math.ceil(retryAfterMs / 1000)} s.`
}
