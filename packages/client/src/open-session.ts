import type { Fault } from '@bulk-import/contract'
import { type Answer, jsonOf, mediaType } from './answer.ts'
import { contradictionsOf } from './contradictions.ts'
import { ContractViolationError, type ErrorDetails, type Outcome, UnreadableResponseError } from './errors.ts'
import { isInt64, memberText } from './exact-integer.ts'
import { adviceOn, keptToken } from './failure.ts'
import { tell } from './hooks.ts'
import { sentences } from './initiate.ts'
import { issuesOf } from './issues.ts'
import type { Settings } from './options.ts'
import { isJsonObject, own } from './own.ts'
import { addToken, redactValue } from './redact.ts'
import { receivedResponse } from './response.ts'
import type { Sent } from './send.ts'
import { createSession, type ImportSession } from './session.ts'

/** The token of an answer, as it is written; undefined when there is none. */
export function tokenOf(answer: Answer): string | undefined {
  return isJsonObject(jsonOf(answer)) ? memberText(answer.text, 'AccessToken') || undefined : undefined
}

/**
 * The session that a success opens. Whatever has an exact token does, unless it contradicts the request: whoever has sent
 * `Add` must not go on with a deletion unawares.
 *
 * @param request what was sent
 * @throws UnreadableResponseError, ContractViolationError
 */
export function openSession(sent: Sent, request: Record<string, unknown>, settings: Settings): ImportSession {
  const { answer, call } = sent
  const { status } = answer
  const { hooks, about, runtime } = settings
  const body = readJson(sent)
  const token = tokenOf(answer)
  const isExact = status === 200 && typeof own(body, 'AccessToken') === 'number' && isInt64(token ?? '')
  call.accessToken = token
  if (token !== undefined) addToken(call.redactor, token)
  const contradictions = isJsonObject(body) ? contradictionsOf(request, body) : []
  const others = issuesOf(answer, body, request, token).filter(
    (one) => !contradictions.some(({ pointer }) => pointer === one.pointer),
  )
  const issues = Object.freeze(redactValue([...contradictions, ...others], call.redactor) as Fault[])
  if (issues.length > 0) tell(hooks, 'onContractViolation', { ...about, status, issues })
  const response = receivedResponse(answer, call.redactor)
  if (isJsonObject(body) && token !== undefined && isExact && contradictions.length === 0) {
    const { headers } = response
    const shown = redactValue({ ...body, AccessToken: undefined }, call.redactor) as Record<string, unknown>
    return createSession(shown, token, issues, { status, headers }, runtime.now)
  }
  // JSON without a token can as well come from something in front of the service.
  const outcome: Outcome = token === undefined ? 'unknown' : 'accepted'
  const details: ErrorDetails = { attempts: call.attempts, outcome, status, response }
  const what = contradictions.length > 0 ? 'contradicts the request' : 'breaks the contract'
  const advice = token === undefined ? adviceOn(outcome) : keptToken
  const message = `was answered ${status}, but the response ${what}: ${sentences(issues)}${advice}`
  throw new ContractViolationError(message, details, issues, token)
}

/** The JSON of an answer 2xx. @throws UnreadableResponseError */
export function readJson({ answer, call }: Sent): unknown {
  const { status, headers, text, fault: readFault } = answer
  const body = jsonOf(answer)
  if (body !== undefined) return body
  const isHtml = mediaType(headers).includes('html')
  const what =
    text === ''
      ? (readFault ?? 'is empty')
      : isHtml
        ? 'is HTML, so it comes from a proxy or gateway'
        : 'is not whole JSON'
  const details: ErrorDetails = {
    attempts: call.attempts,
    outcome: 'unknown',
    status,
    response: receivedResponse(answer, call.redactor),
  }
  // Without what JSON.parse says: it quotes the body, and so the token.
  throw new UnreadableResponseError(`was answered ${status} with a body that ${what}.${adviceOn('unknown')}`, details)
}
