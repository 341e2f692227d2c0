import type { Case } from '@bulk-import/contract/cases'
import type { Finding } from '../report.ts'
import type { Sending } from '../request.ts'
import { operationOf, subjectOf } from '../subjects.ts'
import { judgeAcceptance } from './acceptance.ts'
import { judgeErrorBody } from './error-body.ts'
import { judgeStatus } from './status.ts'

/** An answer as the judges see it. */
export interface Answer {
  status: number
  headers: Headers
  text: string
}

/** What judges share over a run. */
export interface Bench {
  now(): number
  /** Tokens of the run, each with the case that brought it. */
  tokens: Map<string, string>
}

export interface Judgement {
  findings: Finding[]
  /** The statements and decisions that the answer shows to be kept. */
  proven: string[]
}

/** Everything that an answer shows. */
export function judge(one: Case, sending: Sending, answer: Answer, bench: Bench): Judgement {
  const status = judgeStatus(one, answer)
  const { acceptedStatus } = subjectOf(one)
  const documented = operationOf(one).responses[answer.status]
  // Another method is another operation, of which the contract says nothing.
  if (documented === undefined || sending.method !== operationOf(one).method) return status
  // An answer that should not have been an acceptance is wrong by that alone.
  if (answer.status === acceptedStatus && one.expect.outcome === 'refused') return status
  const rest =
    answer.status === acceptedStatus ? judgeAcceptance(one, sending, answer, bench) : judgeErrorBody(documented, answer)
  return { findings: [...status.findings, ...rest.findings], proven: [...status.proven, ...rest.proven] }
}

/** A finding whose severity follows from where its ids come from. */
export function finding(check: Finding['check'], ids: readonly string[], expected: string, came: string): Finding {
  return { check, ids, severity: ids.some((id) => id.startsWith('S')) ? 'error' : 'warning', expected, came }
}

export function merge(...judgements: Judgement[]): Judgement {
  return {
    findings: judgements.flatMap(({ findings }) => findings),
    proven: judgements.flatMap(({ proven }) => proven),
  }
}

/** Proves the ids, unless there is a finding. */
export function provenUnless(found: Finding | undefined, ids: readonly string[]): Judgement {
  return found === undefined ? { findings: [], proven: [...ids] } : { findings: [found], proven: [] }
}
