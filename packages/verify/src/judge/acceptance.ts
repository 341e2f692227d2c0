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
import { clausesOf, faultsOf, type NamedFault } from './schema.ts'

/** Everything that the answer to an accepted request must be. */
export function judgeAcceptance(one: Case, sending: Sending, answer: Answer, bench: Bench): Judgement {
  const { acceptedIds, acceptedStatus } = subjectOf(one)
  const { schema, ids } = operationOf(one).responses[acceptedStatus] ?? { schema: '', ids: [] }
  // That the answer is an object, which its label is a part of; not that the request is accepted.
  const objectIds = ids.filter((id) => id.startsWith('S') && !acceptedIds.includes(id))
  const mediaType = judgeMediaType(answer, objectIds)
  const body = parseObject(answer.text)
  if (body === undefined) {
    const found = finding('body', [...objectIds, ...acceptedIds], `a JSON object (${schema})`, bodyKind(answer.text))
    return merge(mediaType, provenUnless(found, []))
  }
  const sent = typeof sending.body === 'string' ? (parseObject(sending.body.replace(/^\uFEFF/, '')) ?? {}) : {}
  return merge(
    mediaType,
    judgeSchema(schema, body, { one, sent, acceptedIds, objectIds }),
    judgeAccessToken(one, answer, body, bench),
    judgeExpires(answer, body, bench),
    judgeEchoes(one, sent, body),
  )
}

interface Context {
  one: Case
  sent: Record<string, unknown>
  acceptedIds: readonly string[]
  objectIds: readonly string[]
}

function judgeSchema(schema: string, body: Record<string, unknown>, context: Context): Judgement {
  const faults = faultsOf(schema, body)
  const findings = faults.map((fault) => {
    const ids = fault.pointer === '/AccessToken' && body.AccessToken === undefined ? context.acceptedIds : []
    const found = finding('body', [...ids, ...fault.ids], `${fault.subject} must ${fault.expected}`, fault.actual)
    return isNothing(fault, body, context) ? { ...found, severity: 'warning' as const } : found
  })
  return { findings, proven: [...context.objectIds, ...keptIds(context.one, schema, body, faults)] }
}

/** Null for a setting that was not sent: no statement tells it from an attribute that is left out. */
function isNothing({ pointer }: NamedFault, body: Record<string, unknown>, { sent }: Context): boolean {
  const name = pointer.slice(1)
  return (
    body[name] === null && !Object.hasOwn(sent, name) && !['AccessToken', 'Status', 'Expires', 'Name'].includes(name)
  )
}

/** The ids of every rule on the body that is seen to be kept. What a setting says when it was sent, the echo shows. */
function keptIds(one: Case, schema: string, body: Record<string, unknown>, faults: readonly NamedFault[]): string[] {
  const { echoes } = subjectOf(one)
  return clausesOf(schema).flatMap(([path, { ids }]) => {
    const [keyword, name = ''] = path.split('/')
    if (body[name] === undefined || faults.some(({ pointer }) => pointer === `/${name}`)) return []
    const isEcho = keyword === 'properties' && echoes.some(({ property }) => property === name)
    return isEcho ? [] : ids
  })
}
