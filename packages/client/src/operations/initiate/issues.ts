import { calls, checkInitiateResponse, type Issue } from '@bulk-import/contract'
import { instantsOf } from '@bulk-import/internal/dates'
import { isInt64 } from '@bulk-import/internal/exact-integer'
import { isJsonObject, own } from '../../own.ts'
import { type Answer, mediaType } from '../../transport/response.ts'

/** How long records are staged where nothing was sent (S32). */
const defaultStageDays = calls.initiate.defaults.DataStageDuration

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
  answer: Answer,
  body: unknown,
  request: Record<string, unknown>,
  token: string | undefined,
): Issue[] {
  const found = checkInitiateResponse(body)
  const isTold = (pointer: string) => found.some((other) => other.pointer === pointer)
  const add = (pointer: string, expected: string, actual: string, id: string) => {
    if (pointer === '' || !isTold(pointer)) found.push(issue(pointer, expected, actual, [id]))
  }
  if (answer.status !== 200) add('', 'come with status 200', `came with ${answer.status}`, 'S02')
  if (!/^application\/([\w.-]+\+)?json$/.test(mediaType(answer.headers)))
    add('', 'be application/json', 'is of another media type, or of none', 'C22')
  if (answer.fault !== undefined) add('', 'be UTF-8 text', answer.fault, 'C22')
  if (!isJsonObject(body)) return found
  const [expires, stageDays] = [own(body, 'Expires'), own(body, 'DataStageDuration')]
  if (!isInt64(token ?? '')) add('/AccessToken', 'be an integer of 64 bits in plain digits', 'is not', 'C11')
  if (typeof expires === 'string' && instantsOf(expires) === undefined)
    add('/Expires', 'be a date that can be read', 'is not', 'C23')
  const isUnasked = own(request, 'DataStageDuration') === undefined && stageDays != null
  if (isUnasked && stageDays !== defaultStageDays)
    add('/DataStageDuration', `be ${defaultStageDays}, the default`, 'is another number', 'S48')
  return found
}
