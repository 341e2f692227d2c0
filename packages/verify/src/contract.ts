import type { Constraints, Issue } from '@bulk-import/contract'
import type { Case, CaseSubject } from '@bulk-import/contract/cases'
import type { Judgement, SharedState } from './judge/violation.ts'
import type { CaseResult, Reason } from './report.ts'

/** Everything that a run holds a server to: what is generated from a document, and what differs between its operations. */
export interface Contract {
  title: string
  version: string
  operations: Readonly<Record<string, Operation>>
  cases: readonly Case[]
  caseSubjects: readonly CaseSubject[]
  checks: Readonly<Record<string, (value: unknown) => Issue[]>>
  constraints: Readonly<Record<string, Constraints>>
  statements: Readonly<Record<string, string>>
  /** The ids on which the media type of a response rests. */
  mediaTypeIds: readonly string[]
  /** What a case can need beside the account of the run, by its name, in words. */
  needs: Readonly<Record<string, string>>
  adapters: Readonly<Record<string, Adapter>>
  /** Ids that no response of a run can show, with the reason, though it shows what else rests on them. */
  notShown?: Readonly<Record<string, Reason>>
  /** Records in bodies of requests, as they are written there: they are shown nowhere. */
  hiddenText?: string
  /** The values in them, which are not shown of a response either. */
  hiddenValues?: readonly string[]
  /** The ids of the provisional contract alone. */
  provisionalIds?: ReadonlySet<string>
}

interface Operation {
  method: string
  pathTemplate: string
  responses: Readonly<Record<string, DocumentedResponse>>
}

export interface DocumentedResponse {
  ids: readonly string[]
  /** Undefined where the response has no content. */
  schema?: string
  mediaType?: string
}

/** A success. The body is as JSON.parse gives it; `text` is what was parsed, for numbers that a double cannot hold. */
export interface Success {
  body: unknown
  text: string
  headers: Headers
}

/** What came before a response. */
export interface Circumstances {
  caseId: string
  state: SharedState
  /** Of the path of the request, those that other requests gave. */
  parameters: Readonly<Record<string, string>>
  /** The bodies of the responses to the requests before it, by their case ids. */
  before: ReadonlyMap<string, unknown>
  /** The body of the request, and its query. */
  sent: unknown
  query: Readonly<Record<string, string>>
}

/** What only one operation shows. */
export interface Adapter {
  /** The ids that it may show, beside those of `shownByContent`. */
  shows?: readonly string[]
  judgeSuccess?(response: Success, circumstances: Circumstances): Judgement
  /** The ids on which the media type of its responses rests, where they are not those of the contract. */
  mediaTypeIds?: readonly string[]
  /** The ids on which the form of its error responses rests, where they are not those of the schema. */
  errorIds?: readonly string[]
  /** Whether responses may repeat records, so that none is shown. */
  mayRepeatRecords?: boolean
  /** The ids that the status of a response does not show, but what it holds, each with what is said where no response does. */
  shownByContent?: Readonly<Record<string, string>>
  /** Why a case is not sent. */
  skip?(one: Case): Reason | undefined
  /**
   * The inference that a response with a status may show to be wrong, and the part of `inferred` for it. Until one of its requests was
   * answered well, it is all that a response that differs shows.
   */
  inference?(status: number | undefined): { id: string; option: string }
  /** Whether the body of a success is plainly one of the operation, though a part of it may be wrong. Without it, nothing may be. */
  recognizes?(body: unknown): boolean
  /** The body of a success with the names of the contract, where an inference leaves them open. */
  asNamed?(body: unknown): unknown
  /** What in the body of a response must not be shown. */
  secretsIn?(text: string): string[]
  /** Whether the response to another method says that the operation was carried out all the same. */
  showsSuccess?(body: unknown): boolean
  /** What only all responses of a run together show. */
  judgeRun?(state: SharedState): RunCase
}

/** A case that is no request, with its id below the operation, and why the run does not show it, or what it shows. */
interface RunCase extends Pick<CaseResult, 'id' | 'sentence' | 'reason' | 'ids' | 'expected'> {
  result: Reason | Judgement
}

type OfOperation = Pick<Case, 'operationId'>

/** What the contract says of the operation of a case. */
export const operationOf = ({ operations }: Contract, { operationId }: OfOperation) =>
  there(operations[operationId], `operation ${operationId}`)

/** What can be seen from outside of the operation of a case. */
export function subjectOf({ caseSubjects: subjects }: Contract, { operationId }: OfOperation): CaseSubject {
  const subject = subjects.find((one) => one.operationId === operationId)
  return there(subject, `subject ${operationId}`)
}

export function there<Part>(part: Part | undefined, name: string): Part {
  if (part === undefined) throw new Error(`The contract has no ${name}: generate it again.`)
  return part
}

/** Whether the operation of a case changes nothing (RFC 9110, section 9.2.1). */
export function isReadOnly(contract: Contract, one: OfOperation): boolean {
  return ['GET', 'HEAD', 'OPTIONS'].includes(operationOf(contract, one).method)
}

/** A contract without marks is given a statement for each operation, such as `POST /tools`, so that there is something to report on. */
export function withStatements(contract: Contract): Contract {
  if (Object.keys(contract.statements).length > 0) return contract
  const { operations } = contract
  const label = (operationId: string) => `${operations[operationId]?.method} ${operations[operationId]?.pathTemplate}`
  const ofOperations = Object.keys(operations).map((id) => [label(id), `${id} responds as the document says`])
  return {
    ...contract,
    statements: Object.fromEntries(ofOperations),
    cases: contract.cases.map((one) => {
      const ids = [label(one.operationId)]
      // Of several statuses any will do.
      const statusIds = one.expect.outcome === 'refused' && one.expect.statuses.length === 1 ? ids : []
      return { ...one, ids, expect: { ...one.expect, statusIds } }
    }),
    caseSubjects: contract.caseSubjects.map((one) => ({ ...one, acceptedIds: [label(one.operationId)] })),
  }
}
