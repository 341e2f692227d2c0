import type { Case } from '@bulk-import/contract/cases'
import type { Sending } from '../send/request.ts'
import { operationOf, subjectOf } from '../subjects.ts'
import { judgeErrorBody } from './error-body.ts'
import { judgeStatus } from './status.ts'
import { judgeAcceptance } from './success.ts'
import { finding, type Judgement, merge } from './violation.ts'

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

/** Everything that an answer shows. One that no judge can bear breaks the case: a run does not die of what a server says. */
export function judge(one: Case, sending: Sending, answer: Answer, bench: Bench): Judgement {
  try {
    return judgeAnswer(one, sending, answer, bench)
  } catch (error) {
    const { name } = Object(error) as { name?: unknown }
    const came = `status ${answer.status} with a body on which judging failed (${name})`
    return { findings: [finding('body', one.ids, 'an answer that can be judged', came)], proven: [] }
  }
}

function judgeAnswer(one: Case, sending: Sending, answer: Answer, bench: Bench): Judgement {
  const status = judgeStatus(one, answer)
  const { acceptedStatus } = subjectOf(one)
  const documented = operationOf(one).responses[answer.status]
  // Another method is another operation, of which the contract says nothing.
  if (documented === undefined || sending.method !== operationOf(one).method) return status
  if (answer.status !== acceptedStatus) return merge(status, judgeErrorBody(documented.schema, answer))
  // An answer that should not have been an acceptance is wrong by that alone.
  return one.expect.outcome === 'refused' ? status : merge(status, judgeAcceptance(one, sending, answer, bench))
}
