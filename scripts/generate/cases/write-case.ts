import type { Case, CaseExpectation, CaseNeed, CaseRequest } from '../runtime/case.ts'
import type { Issue } from '../runtime/issue.ts'
import { sampleOf, wholeBody, wholeText } from './samples.ts'
import { simplestCase } from './sources.ts'
import { type BodySubject, isDecided, type Subject, sourceOf } from './subject.ts'

interface Common {
  /** Its id below the operation, for example `boundary/Name/maxLength-100`. */
  id: string
  /** The sentence up to "is accepted" or "is refused". */
  what: string
  severity?: Case['severity']
}

/** What a writer says of a case; the rest follows from the document. */
export interface Draft extends Common {
  outcome: CaseExpectation['outcome']
  ids: readonly string[]
  reason: string
  request?: Partial<CaseRequest>
  statuses?: number[]
  statusIds?: readonly string[]
  needs?: CaseNeed
}

/** What a writer says of a case with a JSON body: whether it is refused, and why, the document decides. */
export interface BodyDraft extends Common {
  /** The body; of a list, one of its items. */
  body?: unknown
  /** Instead of `body`: the whole of it, also of a list. */
  whole?: unknown
  /** How `body` is written, where it matters. */
  text?: string
  /** What it rests on where it is accepted, and why it is. */
  ids?: readonly string[]
  reason?: string
  /** What it rests on where it is refused, instead of what the issues rest on. */
  refusedBy?: readonly string[] | undefined
}

/** Read as text and in any letters: a server that is looser than the contract might see a deletion where it sees none. */
export const deletion = /delet/i

/** Methods that change nothing (RFC 9110, section 9.2.1). */
const safe = ['GET', 'HEAD', 'OPTIONS']

const endings = {
  accepted: 'is accepted',
  refused: 'is refused',
  either: 'is accepted or refused, with a documented response either way',
}

export function writeCase(subject: Subject, draft: Draft): Case {
  const { outcome, ids, needs } = draft
  const { acceptedStatuses: accepted, invalidStatuses: invalid, method, pathTemplate } = subject
  const statuses = draft.statuses ?? { accepted, refused: invalid, either: [...accepted, ...invalid] }[outcome]
  const hasBody = draft.request?.body !== undefined || draft.request?.bodyBase64 !== undefined
  const request: CaseRequest = {
    method,
    pathTemplate,
    ...subject.required,
    contentType: hasBody ? (subject.request?.mediaType ?? null) : null,
    isAuthorized: true,
    ...draft.request,
  }
  return {
    id: `${subject.operationId}/${draft.id}`,
    operationId: subject.operationId,
    sentence: `${draft.what} ${endings[outcome]}.`,
    reason: draft.reason,
    ids: [...new Set(ids)],
    severity: draft.severity ?? (ids.length > 0 && ids.every(isDecided) ? 'warning' : 'error'),
    request,
    expect: {
      outcome,
      statuses,
      statusIds: draft.statusIds ?? (outcome === 'accepted' ? [] : sourceOf(subject, statuses.at(-1) ?? 0)),
    },
    changes: outcome !== 'refused' && !safe.includes(request.method),
    isDeletion: request.method === 'DELETE' || deletion.test(request.body ?? ''),
    ...(needs !== undefined && { needs }),
    ...whatComesBefore(subject, draft, request),
  }
}

function whatComesBefore(subject: Subject, { outcome, needs }: Draft, { parameters = {} }: CaseRequest) {
  const after = subject.after.filter(
    ({ parameter }) => parameters[parameter] === undefined && needs !== unknownOf(parameter),
  )
  const precededBy = outcome === 'refused' ? [] : ((subject.operation['x-after'] ?? []) as string[]).map(simplestCase)
  return { ...(after.length > 0 && { after }), ...(precededBy.length > 0 && { precededBy }) }
}

/** The need for a value of a path parameter that the server does not know. */
export function unknownOf(parameter: string): CaseNeed {
  return `unknown${parameter.charAt(0).toUpperCase()}${parameter.slice(1)}`
}

export function writeBodyCase(subject: BodySubject, draft: BodyDraft): Case {
  const whole = 'whole' in draft ? draft.whole : wholeBody(subject, draft.body)
  const text = draft.text === undefined ? JSON.stringify(whole) : wholeText(subject, draft.text)
  const request = { body: text, ...placeholders(subject, text) }
  const issues = subject.issues(whole)
  if (issues.length === 0) {
    const { ids = [], reason = '' } = draft
    return writeCase(subject, { ...draft, ids: decidedOf(subject, whole) ?? ids, reason, outcome: 'accepted', request })
  }
  const ids = draft.refusedBy ?? issues.flatMap((issue) => idsOf(subject, issue))
  const reason = issues.map(({ message }) => `${message}.`).join(' ')
  return writeCase(subject, { ...draft, ids, reason, outcome: 'refused', request })
}

/** The ids of an issue. On a property whose place only a decision gives it, nothing but the decision can be broken. */
function idsOf(subject: BodySubject, { pointer, ids }: Issue): readonly string[] {
  return decisionOf(subject, pointer.replace(subject.list ? /^\/\d+\// : /^\//, '')) ?? ids
}

function decidedOf(subject: BodySubject, body: unknown): readonly string[] | undefined {
  const names = Object.keys(Object(subject.list ? (body as unknown[])[0] : body))
  return names.map((name) => decisionOf(subject, name)).find((ids) => ids !== undefined)
}

/** The decisions by which alone a property belongs here, if so: a condition on its presence that no statement backs. */
function decisionOf({ constraints }: BodySubject, name: string): readonly string[] | undefined {
  const ids = constraints[`dependentSchemas/${name}`]?.ids ?? []
  return ids.length > 0 && ids.every(isDecided) ? ids : undefined
}

/** The ids of one keyword of a property. */
export function constraintIds({ constraints }: BodySubject, name: string, keyword: string): readonly string[] {
  return constraints[`properties/${name}/${keyword}`]?.ids ?? []
}

/** Strings whose values the contract leaves to the account: a server may not know the one that is sent. */
function placeholders(subject: BodySubject, body: string): Partial<CaseRequest> {
  const { properties, schema } = subject
  const isFree = (name: string) =>
    properties[name]?.type === 'string' && properties[name]?.['x-unbounded'] !== undefined
  const names = Object.keys(properties).filter(
    (name) => isFree(name) && !schema.required?.includes(name) && body.includes(`"${name}":"`),
  )
  if (names.length === 0) return {}
  return { placeholders: Object.fromEntries(names.map((name) => [name, String(sampleOf(subject, name))])) }
}
