import { cases } from '@bulk-import/contract/cases'
import type { VerifyOptions } from '../options.ts'
import type { Reason } from '../report.ts'
import { settle } from '../resolve-options.ts'
import { select } from './select.ts'

/** What a run will do. */
export interface Plan {
  cases: readonly {
    id: string
    sentence: string
    ids: readonly string[]
    opensImport: boolean
    /** Why it will not be sent. */
    skip?: Reason
  }[]
  /** How many requests are sent. */
  requests: number
  /** How many imports are opened when the server keeps the contract. */
  imports: number
  /** How many are opened at most, even by a server that accepts everything. A request that is asked again opens none the first time. */
  importsAtMost: number
}

/** Says what `verify` will do with the same options, without sending anything. @throws UsageError */
export function plan(options: VerifyOptions): Plan {
  const settings = settle(options)
  const selected = select(cases, settings)
  const sent = selected.filter(({ skip }) => skip === undefined)
  const requests = settings.maxImports === 0 ? 0 : sent.length
  return {
    cases: selected.map(({ case: { id, sentence, ids, changes }, skip }) => ({
      id,
      sentence,
      ids,
      opensImport: changes,
      ...(skip !== undefined && { skip }),
    })),
    requests,
    imports: sent.filter(({ case: { changes } }) => changes).length,
    importsAtMost: Math.min(settings.maxImports, requests),
  }
}
