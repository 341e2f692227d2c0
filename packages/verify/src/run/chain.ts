import type { Case } from '@bulk-import/contract/cases'
import { type Contract, there } from '../contract.ts'
import type { Reason } from '../report.ts'

/** A case and, when it is not to be sent, why. */
export interface Selected {
  case: Case
  skip: Reason | undefined
  /** Whether it is sent before all others and alone, since they are judged by what comes of it. */
  isFirst?: boolean
}

/** The requests of a case: those that have to come before it, and its own. */
export function chainOf(one: Case, contract: Contract): Case[] {
  const sources = new Set((one.after ?? []).map(({ caseId }) => caseId))
  const before = (one.precededBy ?? []).map((id) => caseOf(contract, id))
  return [...[...sources].flatMap((id) => chainOf(caseOf(contract, id), contract)), ...before, one]
}

export function caseOf({ cases }: Pick<Contract, 'cases'>, id: string): Case {
  const found = cases.find((one) => one.id === id)
  return there(found, `case ${id}`)
}
