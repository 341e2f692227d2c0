import { checkInitiateRequest, operations } from '@bulk-import/contract'
import { isInt64 } from '@bulk-import/internal/exact-integer'
import { isJsonObject, own } from '@bulk-import/internal/own'
import { UsageError } from '../errors.ts'
import { type Call, callError, type Failure } from '../transport/call.ts'
import { errorForResponse, readJson } from '../transport/error-response.ts'
import type { Operation } from '../transport/operation.ts'
import { redactCause } from '../transport/redact.ts'
import type { HttpResponse } from '../transport/response.ts'
import { contradictionsOf } from './initiate/contradictions.ts'
import { issuesOf } from './initiate/issues.ts'
import { Session } from './initiate/session.ts'
import type { ImportSession } from './initiate/types.ts'
import { reportIssues, sentences, violation, withIds } from './issues.ts'
import { accessTokenIn, messageIn } from './members.ts'

/** Initiate, which opens another import each time that it is accepted. */
export const initiate: Operation = {
  ...operations.initiate,
  retryPolicy: { statuses: [503], isIdempotent: false },
  consequences: {
    'not-sent': 'No import was started.',
    refused: 'No import was started.',
    accepted: 'An import was started, and its token is kept.',
    unknown: 'Whether an import was started is unknown: find out before you send it again.',
  },
  accessTokenIn,
  messageIn,
}

/**
 * The request as it will be sent, as text and as a value, checked as the bytes that leave: what a toJSON, a getter or an
 * undefined makes of it is checked too. @throws UsageError
 */
export function prepareInitiate(call: Call, request: unknown, action: 'Add' | 'Delete') {
  const refuse = (what: string, details?: Partial<Failure>) =>
    callError(call, { type: UsageError, what, outcome: 'not-sent', ...details })
  let text: string
  let copy: unknown
  try {
    text = JSON.stringify(request) ?? 'null'
    copy = JSON.parse(text)
  } catch (error) {
    throw refuse('the request cannot be written as JSON.', { cause: redactCause(error, call.redactor) })
  }
  const given = isJsonObject(copy) ? own(copy, 'ImportAction') : undefined
  if (action === 'Add' && given === 'Delete') {
    const hint = 'Call initiateDeletion if profiles are meant to be removed irreversibly.'
    throw refuse('the request has ImportAction "Delete".', { hint, ids: ['S25'] })
  }
  if (action === 'Delete' && given !== undefined && given !== 'Delete') {
    throw refuse('a deletion with another ImportAction.', { hint: 'Leave it out, or call initiate.' })
  }
  const isUnsaid = isJsonObject(copy) && given === undefined
  const value = isUnsaid ? { ...(copy as object), ImportAction: action } : copy
  const issues = checkInitiateRequest(value)
  if (issues.length > 0) throw refuse(`the request breaks the contract: ${sentences(issues)}`, withIds(issues))
  return { text: isUnsaid ? JSON.stringify(value) : text, value: value as Record<string, unknown> }
}

/**
 * The session that a success opens. Whatever has an exact token does, unless it contradicts the request: whoever has sent
 * `Add` must not go on with a deletion unawares.
 *
 * @param request what was sent
 * @throws BulkImportError
 */
export function openSession(call: Call, response: HttpResponse, request: Record<string, unknown>): ImportSession {
  const { accessToken: token, options, redactor } = call
  const { status } = response
  if (status !== 200 && token === undefined) throw errorForResponse(call, response)
  const body = readJson(call, response)
  const contradictions = isJsonObject(body) ? contradictionsOf(request, body) : []
  const others = issuesOf(response, body, request, token).filter(
    (other) => !contradictions.some(({ pointer }) => pointer === other.pointer),
  )
  const issues = reportIssues(call, status, [...contradictions, ...others])
  const isExact = status === 200 && typeof own(body, 'AccessToken') === 'number' && isInt64(token ?? '')
  if (isJsonObject(body) && token !== undefined && isExact && contradictions.length === 0) {
    return new Session({ body, accessToken: token, issues, response, redactor, now: options.runtime.now })
  }
  throw violation(call, response, issues)
}
