import { operations } from '@bulk-import/contract'
import { type Case, type CaseSubject, caseSubjects } from '@bulk-import/contract/cases'

interface OperationData {
  method: string
  responses: Readonly<Record<string, { schema: string; ids: readonly string[] }>>
}

/** What the contract says of the operation of a case. */
export function operationOf({ operationId }: Pick<Case, 'operationId'>): OperationData {
  return (operations as unknown as Record<string, OperationData>)[operationId] as OperationData
}

/** What can be seen from outside of the operation of a case. */
export function subjectOf({ operationId }: Pick<Case, 'operationId'>): CaseSubject {
  const subject = caseSubjects.find((one) => one.operationId === operationId)
  if (subject === undefined) throw new Error(`Cannot judge ${operationId}: generate the contract again.`)
  return subject
}
