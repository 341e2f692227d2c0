import type { Case, CaseExpectation, CaseNeed, CaseRequest } from '../runtime/case.ts'
import type { Issue } from '../runtime/issue.ts'
import { sampleOf } from './samples.ts'
import { type Subject, sourceOf } from './subject.ts'

/** What a writer says of a case; the rest follows from the document. */
export interface Draft {
  /** Its id below the operation, for example `boundary/Name/maxLength-100`. */
  id: string
  /** The sentence up to "is accepted" or "is refused". */
  what: string
  outcome: CaseExpectation['outcome']
  ids: readonly string[]
  reason: string
  severity?: Case['severity']
  request?: Partial<CaseRequest>
  statuses?: number[]
  statusIds?: readonly string[]
  needs?: CaseNeed
}

/** Refused as malformed or not valid: the lowest refusal that the operation documents. */
export const invalidStatus = 400
export const acceptedStatus = 200

/** Read as text and in any letters: a server that is looser than the contract might see a deletion where it sees none. */
export const deletion = /delet/i

const endings = {
  accepted: 'is accepted',
  refused: 'is refused',
  either: 'is either accepted or refused, but answered by rule',
}

export function writeCase(subject: Subject, draft: Draft): Case {
  const { outcome, ids, needs, request } = draft
  const statuses =
    draft.statuses ??
    {
      accepted: [acceptedStatus],
      refused: [invalidStatus],
      either: [acceptedStatus, invalidStatus],
    }[outcome]
  return {
    id: `${subject.operationId}/${draft.id}`,
    operationId: subject.operationId,
    sentence: `${draft.what} ${endings[outcome]}.`,
    reason: draft.reason,
    ids: [...new Set(ids)],
    severity: draft.severity ?? (ids.some((id) => id.startsWith('S')) ? 'error' : 'warning'),
    request: {
      method: subject.method,
      pathTemplate: subject.pathTemplate,
      contentType: subject.request.mediaType,
      isAuthorized: true,
      ...request,
      ...placeholders(subject, request?.body),
    },
    expect: {
      outcome,
      statuses,
      statusIds: draft.statusIds ?? (outcome === 'accepted' ? [] : sourceOf(subject, String(statuses.at(-1)))),
    },
    opensImport: outcome !== 'refused',
    isDeletion: deletion.test(request?.body ?? ''),
    ...(needs !== undefined && { needs }),
  }
}

/** A case whose request is a JSON body: whether it is refused, and why, the document decides. */
export function bodyCase(
  subject: Subject,
  draft: Pick<Draft, 'id' | 'what' | 'ids' | 'severity' | 'reason'> & { refusedBy?: readonly string[]; text?: string },
  body: unknown,
): Case {
  const issues = subject.issues(body)
  const request = { body: draft.text ?? JSON.stringify(body) }
  const severity = draft.severity && { severity: draft.severity }
  if (issues.length === 0) {
    const ids = decidedOf(subject, body) ?? draft.ids
    return writeCase(subject, { ...draft, ...severity, ids, outcome: 'accepted', request })
  }
  const ids = draft.refusedBy ?? issues.flatMap((issue) => idsOf(subject, issue))
  const reason = issues.map(({ message }) => `${message}.`).join(' ')
  return writeCase(subject, { ...draft, ...severity, ids, reason, outcome: 'refused', request })
}

/** The ids of an issue. On a property whose place only a decision gives it, nothing but the decision can be broken. */
function idsOf(subject: Subject, { pointer, ids }: Issue): readonly string[] {
  return decisionOf(subject, pointer.slice(1)) ?? ids
}

function decidedOf(subject: Subject, body: unknown): readonly string[] | undefined {
  for (const name of Object.keys(body as object)) {
    const decision = decisionOf(subject, name)
    if (decision !== undefined) return decision
  }
  return undefined
}

/** The decisions by which alone a property belongs here, if so: a condition on its presence that no statement backs. */
function decisionOf({ constraints }: Subject, name: string): readonly string[] | undefined {
  const ids = constraints[`dependentSchemas/${name}`]?.ids ?? []
  return ids.length > 0 && ids.every((id) => id.startsWith('C')) ? ids : undefined
}

/** The ids of one keyword of a property. */
export function constraintIds({ constraints }: Subject, name: string, keyword: string): readonly string[] {
  return constraints[`properties/${name}/${keyword}`]?.ids ?? []
}

/** Strings whose values the contract leaves to the account: a server may not know the one that is sent. */
function placeholders(subject: Subject, body: string | undefined): Partial<CaseRequest> {
  const { properties, schema } = subject
  const isFree = (name: string) =>
    properties[name]?.type === 'string' && properties[name]?.['x-unbounded'] !== undefined
  const names = Object.keys(properties).filter(
    (name) => isFree(name) && !schema.required?.includes(name) && body?.includes(`"${name}":"`),
  )
  if (names.length === 0) return {}
  return { placeholders: Object.fromEntries(names.map((name) => [name, String(sampleOf(subject, name))])) }
}
