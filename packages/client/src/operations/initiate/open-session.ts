import type { Issue } from '@bulk-import/contract'
import { isInt64, memberText } from '@bulk-import/internal/exact-integer'
import { ContractViolationError, type ErrorDetails, type Outcome, UnreadableResponseError } from '../../errors.ts'
import { tell } from '../../hooks.ts'
import type { Settings } from '../../options.ts'
import { isJsonObject, own } from '../../own.ts'
import { adviceOn, keptToken } from '../../transport/failure.ts'
import { receivedResponse } from '../../transport/received-response.ts'
import { addToken, redactValue } from '../../transport/redact.ts'
import { type Answer, jsonOf, mediaType } from '../../transport/response.ts'
import type { Sent } from '../../transport/send.ts'
import { sentences } from '../initiate.ts'
import { contradictionsOf } from './contradictions.ts'
import { issuesOf } from './issues.ts'
import { createSession, type ImportSession } from './session.ts'

/** The token of an answer, as it is written, also where the answer is cut off behind it; undefined when there is none. */
export function tokenOf({ text }: Answer): string | undefined {
  return memberText(text, 'AccessToken') || undefined
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
  const issues = Object.freeze(redactValue([...contradictions, ...others], call.redactor) as Issue[])
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

/** The JSON of an answer 2xx. @throws UnreadableResponseError, or ContractViolationError where a token can be read all the same */
export function readJson({ answer, call }: Sent): unknown {
  const { status } = answer
  const body = jsonOf(answer)
  if (body !== undefined) return body
  const token = tokenOf(answer)
  if (token !== undefined) addToken(call.redactor, token)
  const outcome: Outcome = token === undefined ? 'unknown' : 'accepted'
  const details = { attempts: call.attempts, outcome, status, response: receivedResponse(answer, call.redactor) }
  // Without what JSON.parse says: it quotes the body, and so the token.
  const message = `was answered ${status} with a body that ${unreadable(answer)}.`
  if (token === undefined) throw new UnreadableResponseError(message + adviceOn(outcome), details)
  throw new ContractViolationError(message + keptToken, details, [], token)
}

function unreadable({ headers, text, fault }: Answer): string {
  if (fault === 'is larger than the client reads') return fault
  if (text === '') return fault ?? 'is empty'
  return mediaType(headers).includes('html') ? 'is HTML, so it comes from a proxy or gateway' : 'is not whole JSON'
}
