import type { Case } from '@bulk-import/contract/cases'
import type { Redactor } from '@bulk-import/internal/redact'
import type { SharedState } from '../judge/violation.ts'
import type { Settings } from '../options.ts'
import type { RecordShield } from '../results/record-shield.ts'
import type { Budget } from '../send/budget.ts'

export interface Run {
  settings: Settings
  budget: Budget
  redactor: Redactor
  /** Where there are records that must not be shown. */
  shield: RecordShield | undefined
  state: SharedState
  requests: number
  /** The operations of which an accepted request was answered as the contract has it. */
  seenAsInferred: Set<string>
  /** Sends the baseline once more for the sake of a case: whether the server still accepts it. If not, that ends the run. */
  stillAcceptsBaseline(one: Case): Promise<boolean>
  onWait(waitMs: number, status: number): void
}
