import type { Redactor } from '@bulk-import/internal/redact'
import type { Bench } from '../judge/judge.ts'
import type { Settings } from '../options.ts'
import type { Budget } from '../send/budget.ts'

/** What the cases of a run share. */
export interface Run {
  settings: Settings
  budget: Budget
  redactor: Redactor
  bench: Bench
  /** Counts what was sent; one object for the whole run. */
  counters: { requests: number }
  /** Sends the simplest request once more: whether the server still takes it. If not, that ends the run. */
  isStillWell(): Promise<boolean>
  onWait(waitMs: number, status: number): void
}
