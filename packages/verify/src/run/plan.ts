import type { Case } from '@bulk-import/contract/cases'
import { isReadOnly } from '../contract.ts'
import type { Settings } from '../options.ts'
import type { Reason } from '../report.ts'
import { chainOf, select } from './select.ts'

/** What a run will do. */
export interface Plan {
  /** Those that will not be sent say why. */
  cases: readonly (Pick<Case, 'id' | 'sentence' | 'ids' | 'changes' | 'isDeletion'> & { skip?: Reason })[]
  /** How many requests are sent. */
  requests: number
  /** How many of them change something, such as opening an import, when the server keeps the contract. */
  changes: number
  /** How many do at most, even if the server accepts everything. */
  maximumChanges: number
}

export function planOf(settings: Settings): Plan {
  const { contract, maxImports } = settings
  const selected = select(settings)
  const requests = selected.flatMap((one) => (one.skip === undefined ? chainOf(one.case, contract) : []))
  const reads = requests.filter((one) => isReadOnly(contract, one)).length
  return {
    cases: selected.map(({ case: { id, sentence, ids, changes, isDeletion }, skip }) => ({
      ...{ id, sentence, ids, changes, isDeletion },
      ...(skip !== undefined && { skip }),
    })),
    requests: maxImports === 0 ? reads : requests.length,
    changes: requests.filter(({ changes }) => changes).length,
    maximumChanges: Math.min(maxImports, requests.length - reads),
  }
}
