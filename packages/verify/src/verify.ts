import { cases } from '@bulk-import/contract/cases'
import type { VerifyOptions } from './options.ts'
import type { Report } from './report.ts'
import { settle } from './resolve-options.ts'
import { reportOf } from './results/make-report.ts'
import { conduct } from './run/runner.ts'
import { select } from './run/select.ts'

/**
 * Sends the contract's cases to a server and tells, statement by statement, whether it keeps the contract. Each accepted request opens
 * an import: `plan` says beforehand how many. Never throws for what the server does.
 *
 * @throws UsageError when an option cannot be used, or no first credential could be had; a later one ends the run
 */
export async function verify(options: VerifyOptions): Promise<Report> {
  const settings = settle(options)
  const selected = select(cases, settings)
  const startedAt = settings.clock.now()
  return reportOf({ settings, selected, startedAt, ...(await conduct(settings, selected)) })
}
