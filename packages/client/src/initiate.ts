import {
  checkInitiateRequest,
  checkInitiateResponse,
  type Fault,
  type InitiateRequest,
  type InitiateResponse,
} from '@bulk-import/contract'
import { mediaType } from './answer.ts'
import { adviceOn } from './attempt.ts'
import { ContractViolationError, type ErrorDetails, UnreadableResponseError, UsageError } from './errors.ts'
import { exactInteger } from './exact-integer.ts'
import { parseExpires } from './expires.ts'
import type { Settings } from './options.ts'
import type { Sent } from './send.ts'
import { createSession, type ImportSession } from './session.ts'

type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never

/** A request that adds and updates profiles. It cannot hold a deletion, at compile time and at run time. */
export type AddRequest = InitiateRequest & { ImportAction?: 'Add' }

/** A request that deletes profiles. `ImportAction` may be left out: the call says it. */
export type DeletionRequest = DistributiveOmit<InitiateRequest, 'ImportAction'> & { ImportAction?: 'Delete' }

/**
 * The request as it will be sent, checked as the bytes that leave: what a toJSON, a getter or an undefined makes of it is
 * checked too.
 */
export function prepare(request: unknown, kind: 'Add' | 'Delete'): string {
  const value = plainCopy(request)
  const action = (value as { ImportAction?: unknown } | null)?.ImportAction
  if (kind === 'Add' && action === 'Delete') {
    throw new UsageError(
      'does not delete profiles, and this request has ImportAction "Delete". Call initiateDeletion if they are meant to be removed irreversibly (S25).',
    )
  }
  if (kind === 'Delete' && action !== undefined && action !== 'Delete') {
    throw new UsageError('was called as a deletion with another ImportAction. Leave it out, or call initiate.')
  }
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  const sent = kind === 'Delete' && isObject ? { ...value, ImportAction: 'Delete' } : value
  const faults = checkInitiateRequest(sent)
  if (faults.length > 0) throw new UsageError(`was not sent: ${sentences(faults)}`, faults)
  return JSON.stringify(sent)
}

function plainCopy(request: unknown): unknown {
  try {
    const text = JSON.stringify(request) as string | undefined
    return text === undefined ? undefined : JSON.parse(text)
  } catch (error) {
    throw new UsageError(`needs a request that can be written as JSON: ${(error as Error).message}`)
  }
}

/** The session that an answer 200 opens. @throws UnreadableResponseError, ContractViolationError */
export function openSession(sent: Sent, { runtime }: Settings): ImportSession {
  const { answer, call } = sent
  const body = readJson(sent)
  const faults = checkInitiateResponse(body)
  const accessToken = exactInteger(answer.text, 'AccessToken')
  const response = body as InitiateResponse
  const expiresAt = faults.length === 0 ? parseExpires(response.Expires) : undefined
  if (accessToken !== undefined && expiresAt !== undefined)
    return createSession(response, accessToken, expiresAt, runtime.now)
  if (faults.length === 0 && accessToken === undefined)
    faults.push(fault('AccessToken', 'be written in plain digits, twenty at most', 'C11'))
  if (faults.length === 0) faults.push(fault('Expires', 'be a date that can be read', 'S46'))
  // JSON without a token can as well come from something in front of the service.
  const outcome = accessToken === undefined ? 'unknown' : 'accepted'
  const details: ErrorDetails = { attempts: call.attempts, outcome, status: answer.status }
  const advice = accessToken
    ? ' The import exists: its token is in the property accessToken of this error.'
    : adviceOn(outcome)
  const message = `was answered 200, but the answer breaks the contract: ${sentences(faults)}${advice}`
  throw new ContractViolationError(message, details, faults, accessToken)
}

/** The JSON of an answer 200. @throws UnreadableResponseError */
export function readJson({ answer, call }: Sent): unknown {
  const { status, headers, text, fault: readFault } = answer
  const type = mediaType(headers)
  const unreadable = (what: string) => {
    const details: ErrorDetails = { attempts: call.attempts, outcome: 'unknown', status }
    return new UnreadableResponseError(`was answered 200 with a body that ${what}.${adviceOn('unknown')}`, details)
  }
  if (readFault !== undefined) throw unreadable(readFault)
  if (text === '') throw unreadable('is empty')
  if (!/^application\/([\w.-]+\+)?json$/.test(type)) {
    throw unreadable(type.includes('html') ? 'is HTML, so it comes from a proxy or gateway' : 'is not application/json')
  }
  try {
    return JSON.parse(text)
  } catch {
    throw unreadable('is not whole JSON') // without the cause: its message quotes the body, and so the token
  }
}

function fault(property: string, expected: string, id: string): Fault {
  const message = `InitiateResponse.${property} must ${expected}, but is not`
  return { pointer: `/${property}`, message, expected, actual: 'is not', ids: [id], keyword: 'format', params: {} }
}

function sentences(faults: readonly Fault[]): string {
  return faults.map(({ message }) => `${message}.`).join(' ')
}
