import type { Case } from '@bulk-import/contract/cases'
import type { Sending } from '../send/request.ts'
import { operationOf, subjectOf } from '../subjects.ts'
import { judgeAccessToken } from './access-token.ts'
import { judgeBody, objectIds } from './body.ts'
import { judgeEchoes } from './echo.ts'
import { bodyKind } from './error-body.ts'
import { judgeExpires } from './expires.ts'
import { parseObject } from './json.ts'
import type { Answer, Bench } from './judge.ts'
import { judgeMediaType } from './media-type.ts'
import { finding, type Judgement, merge, provenUnless } from './violation.ts'

/** Everything that the answer to an accepted request must be. */
export function judgeAcceptance(one: Case, sending: Sending, answer: Answer, bench: Bench): Judgement {
  const { acceptedIds, acceptedStatus, echoes } = subjectOf(one)
  const schema = operationOf(one).responses[acceptedStatus]?.schema ?? ''
  const body = parseObject(answer.text)
  if (body === undefined) {
    const ids = [...objectIds(schema), ...acceptedIds]
    return provenUnless(finding('body', ids, `a JSON object (${schema})`, bodyKind(answer.text)), [])
  }
  const sent = typeof sending.body === 'string' ? (parseObject(sending.body.replace(/^\uFEFF/, '')) ?? {}) : {}
  // What a setting says when it was sent, the echo shows.
  const isEcho = (keyword: string, name: string) =>
    keyword === 'properties' && echoes.some(({ property }) => property === name)
  return merge(
    judgeMediaType(answer),
    judgeBody(schema, body, isEcho),
    judgeAccessToken(one, answer, body, bench),
    judgeExpires(answer, body, bench),
    judgeEchoes(one, sent, body),
  )
}
