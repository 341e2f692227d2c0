import type { Case } from '@bulk-import/contract/cases'
import type { Finding } from '../report.ts'
import { operationOf, subjectOf } from '../subjects.ts'
import { parseObject } from './json.ts'
import type { Answer } from './judge.ts'
import { finding, type Judgement } from './violation.ts'

/** Whether a request was accepted that must be accepted, and refused that must be refused, with the right status. */
export function judgeStatus(one: Case, answer: Answer): Judgement {
  const { outcome, statuses, statusIds } = one.expect
  const { status } = answer
  const came = `status ${status}`
  const weighed = (found: Finding): Judgement => ({ findings: [{ ...found, severity: one.severity }], proven: [] })
  if (outcome === 'either') {
    if (statuses.includes(status)) return { findings: [], proven: [...one.ids] }
    return weighed(finding('status', one.ids, expectedStatus(one), came))
  }
  if (outcome === 'accepted') return judgeAccepted(one, answer, weighed)
  if (opensImport(one, answer))
    return weighed(finding('status', one.ids, expectedStatus(one), `${came}: it was accepted`))
  // Where no statement says how it is refused, any refusal will do; a failure is none, but 501 is (RFC 9110, 15.6.2).
  const isRefusal = status < 500 || status === 501
  if (statuses.includes(status) || (statusIds.length === 0 && isRefusal)) {
    return { findings: [], proven: [...one.ids, ...statusIds] }
  }
  const ids = statusIds.length === 0 ? one.ids : statusIds
  // It was refused, so what the case is about is kept; how it was refused is not.
  return {
    findings: [finding('status', ids, expectedStatus(one), came)],
    proven: isRefusal ? withoutStatus(one) : [],
  }
}

function judgeAccepted(one: Case, answer: Answer, weighed: (found: Finding) => Judgement): Judgement {
  const { acceptedStatus, acceptedIds } = subjectOf(one)
  const came = `status ${answer.status}`
  if (answer.status === acceptedStatus) return { findings: [], proven: [...one.ids, ...acceptedIds] }
  if (answer.status >= 200 && answer.status < 300) {
    return { findings: [finding('status', acceptedIds, expectedStatus(one), came)], proven: [] }
  }
  return weighed(finding('status', one.ids, expectedStatus(one), came))
}

function withoutStatus({ ids, expect }: Case): string[] {
  return ids.filter((id) => !expect.statusIds.includes(id))
}

/** Whether an answer says that an import was opened. With another method that takes more than a good status. */
export function opensImport(one: Case, { status, text }: Answer): boolean {
  if (status < 200 || status > 299) return false
  return one.request.method === operationOf(one).method || parseObject(text)?.AccessToken !== undefined
}

/** "status 200", "status 200 or 400", "any refusal". */
export function expectedStatus({ expect: { statuses, statusIds, outcome } }: Case): string {
  if (outcome === 'refused' && statusIds.length === 0) return 'any refusal'
  return `status ${statuses.join(' or ')}`
}
