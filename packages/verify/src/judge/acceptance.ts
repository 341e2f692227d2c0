import type { Case } from '@bulk-import/contract/cases'
import type { Sending } from '../request.ts'
import { operationOf, subjectOf } from '../subjects.ts'
import { judgeAccessToken } from './access-token.ts'
import { judgeEchoes } from './echo.ts'
import { bodyKind } from './error-body.ts'
import { judgeExpires } from './expires.ts'
import { parseObject } from './json.ts'
import { type Answer, type Bench, finding, type Judgement, merge, provenUnless } from './judge.ts'
import { judgeMediaType } from './media-type.ts'
import { faultsOf, type NamedFault } from './schema.ts'

/** Everything that the answer to an accepted request must be. */
export function judgeAcceptance(one: Case, sending: Sending, answer: Answer, bench: Bench): Judgement {
  const { acceptedIds, acceptedStatus } = subjectOf(one)
  const { schema, ids } = operationOf(one).responses[acceptedStatus] ?? { schema: '', ids: [] }
  // That the answer is an object, which its label is a part of; not that the request is accepted.
  const objectIds = ids.filter((id) => !acceptedIds.includes(id))
  const mediaType = judgeMediaType(answer, objectIds)
  const body = parseObject(answer.text)
  if (body === undefined) {
    const found = finding('body', [...objectIds, ...acceptedIds], `a JSON object (${schema})`, bodyKind(answer.text))
    return merge(mediaType, provenUnless(found, []))
  }
  const sent = typeof sending.body === 'string' ? (parseObject(sending.body.replace(/^\uFEFF/, '')) ?? {}) : {}
  return merge(
    mediaType,
    judgeSchema(schema, body, { sent, acceptedIds, objectIds }),
    judgeAccessToken(one, answer, body, bench),
    judgeExpires(answer, body, bench),
    judgeEchoes(one, sent, body),
  )
}

interface Context {
  sent: Record<string, unknown>
  acceptedIds: readonly string[]
  objectIds: readonly string[]
}

function judgeSchema(schema: string, body: Record<string, unknown>, context: Context): Judgement {
  const faults = faultsOf(schema, body)
  const findings = faults.map((fault) => {
    const ids = fault.pointer === '/AccessToken' && body.AccessToken === undefined ? context.acceptedIds : []
    const found = finding('body', [...ids, ...fault.ids], `${fault.subject} must ${fault.expected}`, fault.received)
    return isNothing(fault, body, context) ? { ...found, severity: 'warning' as const } : found
  })
  return { findings, proven: [...context.objectIds, ...statusIds(schema, body, faults)] }
}

/** Null for a setting that was not sent: no statement tells it from an attribute that is left out. */
function isNothing({ pointer }: NamedFault, body: Record<string, unknown>, { sent }: Context): boolean {
  const name = pointer.slice(1)
  return (
    body[name] === null && !Object.hasOwn(sent, name) && !['AccessToken', 'Status', 'Expires', 'Name'].includes(name)
  )
}

/** Status is in the answer and nowhere else, so that its schema is all there is to prove. */
function statusIds(schema: string, body: Record<string, unknown>, faults: readonly NamedFault[]): readonly string[] {
  const isKept = typeof body.Status === 'string' && !faults.some(({ pointer }) => pointer === '/Status')
  return isKept ? idsOfFault(schema, body) : []
}

/** The ids that a wrong Status would break. */
function idsOfFault(schema: string, body: Record<string, unknown>): readonly string[] {
  return faultsOf(schema, { ...body, Status: '' })
    .filter(({ pointer }) => pointer === '/Status')
    .flatMap(({ ids }) => ids)
}
