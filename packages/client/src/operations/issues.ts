import type { Issue } from '@bulk-import/contract'
import { isJsonType, mediaTypeOf } from '@bulk-import/internal/media-type'
import { ContractViolationError } from '../errors.ts'
import { emit } from '../hooks.ts'
import { type Call, callError, outcomeOfSuccess } from '../transport/call.ts'
import { redactValue } from '../transport/redact.ts'
import { type HttpResponse, receivedResponse } from '../transport/response.ts'

/** An issue that no schema tells. Its keyword is of this client. @param actual empty where `expected` says it all */
export function issue(
  schemaName: string,
  pointer: string,
  expected: string,
  actual: string,
  ids: readonly string[],
  keyword: 'request' | 'response' | 'contradiction' = 'response',
): Issue {
  const place = pointer.replaceAll('/', '.').replaceAll(/\.(\d+)(?=\.|$)/g, '[$1]')
  const message = `${schemaName}${place} must ${expected}${actual && `, but ${actual}`}`
  return { pointer, message, expected, actual, ids, keyword, params: {} }
}

/** What is odd about how a success came. @param ids of the status and of the media type */
export function deliveryIssues(
  schemaName: string,
  { status, headers, bodyProblem }: HttpResponse,
  ids: { status: readonly string[]; mediaType: readonly string[] },
): Issue[] {
  const isJson = isJsonType(mediaTypeOf(headers.get('content-type')))
  const issues: Issue[] = []
  const add = (expected: string, actual: string, cited: readonly string[]) =>
    void issues.push(issue(schemaName, '', expected, actual, cited))
  if (status !== 200) add('come with status 200', `came with ${status}`, ids.status)
  if (!isJson) add('be application/json', 'has another media type, or none', ids.mediaType)
  if (bodyProblem !== undefined) add('be UTF-8 text', bodyProblem, ids.mediaType)
  return issues
}

/** The issues of a success without secrets, which the hook is told. */
export function reportIssues(
  { about, options, redactor }: Call,
  status: number,
  found: readonly Issue[],
): readonly Issue[] {
  const issues = Object.freeze(redactValue(found, redactor) as Issue[])
  if (issues.length > 0) emit(options.hooks, 'onContractViolation', about, { status, issues })
  return issues
}

/** The error for a success that its issues make useless. */
export function violation(call: Call, response: HttpResponse, issues: readonly Issue[]): ContractViolationError {
  const { accessToken } = call
  const { status } = response
  const isContradiction = issues.some(({ keyword }) => keyword === 'contradiction')
  return callError(call, {
    type: ContractViolationError,
    what: `the ${status} response ${isContradiction ? 'contradicts the request' : 'breaks the contract'}: ${sentences(issues)}`,
    outcome: outcomeOfSuccess(call),
    accessToken,
    status,
    response: receivedResponse(response, call.redactor),
    ...withIds(issues),
  }) as ContractViolationError
}

export function sentences(issues: readonly Issue[]): string {
  return issues.map(({ message }) => `${message}.`).join(' ')
}

export function withIds(issues: readonly Issue[]) {
  return { issues, ids: [...new Set(issues.flatMap(({ ids }) => ids))] }
}
