import type { Case } from '@bulk-import/contract/cases'
import { type Contract, operationOf, subjectOf } from '../contract.ts'
import { type Judgement, parseJson, type ServerResponse, violation } from './violation.ts'

/** Whether a request was accepted that must be accepted, and refused that must be refused, with the right status. */
export function judgeStatus(contract: Contract, one: Case, response: ServerResponse): Judgement {
  const { outcome, statuses, statusIds } = one.expect
  const { status } = response
  const passed = (...ids: string[]): Judgement => ({ violations: [], proven: ids })
  const failed = (ids: readonly string[], what = ''): Judgement => {
    const violated = violation('status', ids, expectedStatus(one), `status ${status}${what}`)
    return { violations: [violated], proven: [] }
  }
  /** What a case is about weighs as much as the case. */
  const failedItself = (what = ''): Judgement => {
    const { violations } = failed(one.ids, what)
    return { violations: violations.map((violated) => ({ ...violated, severity: one.severity })), proven: [] }
  }
  if (outcome === 'either') return statuses.includes(status) ? passed(...one.ids) : failedItself()
  if (outcome === 'accepted') {
    const { acceptedStatus, acceptedIds } = subjectOf(contract, one)
    if (status === acceptedStatus) return passed(...shownByStatus([...one.ids, ...acceptedIds], contract, one))
    return isSuccess(status) ? failed(acceptedIds) : failedItself()
  }
  if (isAccepted(contract, one, response)) return failedItself(': it was accepted')
  // Where no statement says how it is refused, any error will do; a failure is none, but 501 is (RFC 9110, section 15.6.2).
  const isRefused = status < 500 || status === 501
  if (statuses.includes(status) || (statusIds.length === 0 && isRefused)) return passed(...one.ids, ...statusIds)
  // It was refused, so what the case is about holds; how it was refused does not.
  const proven = isRefused ? one.ids.filter((id) => !statusIds.includes(id)) : []
  return { ...failed(statusIds.length === 0 ? one.ids : statusIds), proven }
}

function shownByStatus(ids: string[], { adapters }: Contract, { operationId }: Case): string[] {
  const byContent = adapters[operationId]?.shownByContent ?? {}
  return ids.filter((id) => byContent[id] === undefined)
}

const isSuccess = (status: number) => status >= 200 && status < 300

/** Whether a response says that the operation was carried out. With another method that takes more than the status of a success. */
export function isAccepted(contract: Contract, one: Case, { status, text }: ServerResponse): boolean {
  if (!isSuccess(status)) return false
  if (one.request.method === operationOf(contract, one).method) return true
  return contract.adapters[one.operationId]?.showsSuccess?.(parseJson(text)) === true
}

/** "status 200", "status 200 or 400", "any error response". */
export function expectedStatus({ expect: { statuses, statusIds, outcome } }: Case): string {
  if (outcome === 'refused' && statusIds.length === 0) return 'any error response'
  return `status ${statuses.join(' or ')}`
}
