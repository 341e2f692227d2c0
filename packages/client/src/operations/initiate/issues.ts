import { checkInitiateResponse, type Issue, operations } from '@bulk-import/contract'
import { instantsOf } from '@bulk-import/internal/dates'
import { isInt64 } from '@bulk-import/internal/exact-integer'
import { isJsonType, mediaTypeOf } from '@bulk-import/internal/media-type'
import { isJsonObject, own } from '@bulk-import/internal/own'
import type { HttpResponse } from '../../transport/response.ts'

/** How long records are staged where nothing was sent (S32). */
const defaultStageDays = operations.initiate.request.defaults.DataStageDuration

/** An issue of a response that no schema tells. Its keyword is of this client: `response`, or `contradiction`. */
export function issue(
  pointer: string,
  expected: string,
  actual: string,
  ids: readonly string[],
  keyword: 'response' | 'contradiction' = 'response',
): Issue {
  const message = `InitiateResponse${pointer.replaceAll('/', '.')} must ${expected}, but ${actual}`
  return { pointer, message, expected, actual, ids, keyword, params: {} }
}

/** What is odd about a success, whether it contradicts the request or not. @param token as it is written in the text */
export function issuesOf(
  { status, headers, bodyProblem }: HttpResponse,
  body: unknown,
  request: Record<string, unknown>,
  token: string | undefined,
): Issue[] {
  const issues = checkInitiateResponse(body)
  const [expires, stageDays] = [own(body, 'Expires'), own(body, 'DataStageDuration')]
  const isObject = isJsonObject(body)
  const isJson = isJsonType(mediaTypeOf(headers.get('content-type')))
  const isUnread = typeof expires === 'string' && instantsOf(expires) === undefined
  const isUnasked = own(request, 'DataStageDuration') === undefined && stageDays != null
  const days = `be ${defaultStageDays}, the default`
  const add = (isOdd: boolean, pointer: string, expected: string, actual: string, id: string) => {
    const isKnown = pointer !== '' && issues.some((other) => other.pointer === pointer)
    if (isOdd && !isKnown) issues.push(issue(pointer, expected, actual, [id]))
  }
  add(status !== 200, '', 'come with status 200', `came with ${status}`, 'S02')
  add(!isJson, '', 'be application/json', 'is of another media type, or of none', 'C22')
  add(bodyProblem !== undefined, '', 'be UTF-8 text', `${bodyProblem}`, 'C22')
  add(isObject && !isInt64(token ?? ''), '/AccessToken', 'be an integer of 64 bits in plain digits', 'is not', 'C11')
  add(isUnread, '/Expires', 'be a date that can be read', 'is not', 'C23')
  add(isUnasked && stageDays !== defaultStageDays, '/DataStageDuration', days, 'is another number', 'S48')
  return issues
}
