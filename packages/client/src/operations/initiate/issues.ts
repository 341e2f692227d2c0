import { checkInitiateResponse, type Issue, operations } from '@bulk-import/contract'
import { instantsOf } from '@bulk-import/internal/dates'
import { isInt64 } from '@bulk-import/internal/exact-integer'
import { isJsonObject, own } from '@bulk-import/internal/own'
import type { HttpResponse } from '../../transport/response.ts'
import { deliveryIssues, issue } from '../issues.ts'

/** How long records are staged where nothing was sent (S32). */
const defaultStageDays = operations.initiate.request.defaults.DataStageDuration

const schemaName = 'InitiateResponse'

/** What is odd about a success, whether it contradicts the request or not. @param token as it is written in the text */
export function issuesOf(
  response: HttpResponse,
  body: unknown,
  request: Record<string, unknown>,
  token: string | undefined,
): Issue[] {
  const issues = checkInitiateResponse(body)
  const [expires, stageDays] = [own(body, 'Expires'), own(body, 'DataStageDuration')]
  const isUnread = typeof expires === 'string' && instantsOf(expires) === undefined
  const isUnasked = own(request, 'DataStageDuration') === undefined && stageDays != null
  const days = `be ${defaultStageDays}, the default`
  issues.push(...deliveryIssues(schemaName, response, { status: ['S02'], mediaType: ['C22'] }))
  const add = (isOdd: boolean, pointer: string, expected: string, actual: string, id: string) => {
    if (isOdd && !issues.some((other) => other.pointer === pointer))
      issues.push(issue(schemaName, pointer, expected, actual, [id]))
  }
  const isToken = !isJsonObject(body) || isInt64(token ?? '')
  add(!isToken, '/AccessToken', 'be an integer of 64 bits in plain digits', 'is not', 'C11')
  add(isUnread, '/Expires', 'be a date that can be read', 'is not', 'C23')
  add(isUnasked && stageDays !== defaultStageDays, '/DataStageDuration', days, 'is another number', 'S48')
  return issues
}
