import type { CaseResult } from '../report.ts'
import type { Run } from './run.ts'
import { runCase } from './run-case.ts'
import type { Selected } from './select.ts'

/** `unknown` when there is nothing to compare with, or no room for another change. */
export type BaselineState = { state: 'accepted' | 'refused' | 'silent' | 'unknown'; status?: number }

/** Sends the baseline once more, to see whether the server still accepts it. Callers in the meantime get the same result. */
export function createBaselineCheck(
  baseline: Selected | undefined,
  resultOf: (one: Selected) => CaseResult | undefined,
) {
  let pending: Promise<BaselineState> | undefined

  async function check(run: Run): Promise<BaselineState> {
    const before = baseline && resultOf(baseline)
    if (baseline === undefined || before?.actual === undefined || before.verdict === 'skip') return { state: 'unknown' }
    const { actual, noResponse } = await runCase(baseline.case, { ...run, stillAcceptsBaseline: async () => true })
    if (actual === undefined) return { state: noResponse === undefined ? 'unknown' : 'silent' }
    return { state: actual.status === before.actual.status ? 'accepted' : 'refused', status: actual.status }
  }

  return (run: Run): Promise<BaselineState> => {
    pending ??= check(run).finally(() => {
      pending = undefined
    })
    return pending
  }
}
