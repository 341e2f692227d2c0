import type { CaseResult } from '../report.ts'
import type { Run } from './run.ts'
import { runCase } from './run-case.ts'
import type { Selected } from './select.ts'

/** What came of asking once more; `untold` when there is nothing to compare with, or no room for another import. */
export type Probed = { state: 'well' | 'refusing' | 'silent' | 'untold'; status?: number }

/** Sends the simplest request once more, to see whether the server still takes it. Who asks meanwhile gets the same answer. */
export function createProbe(first: Selected | undefined, resultOf: (one: Selected) => CaseResult | undefined) {
  let asking: Promise<Probed> | undefined

  async function ask(run: Run): Promise<Probed> {
    const before = first && resultOf(first)
    if (first === undefined || before?.came === undefined || before.verdict === 'skipped') return { state: 'untold' }
    const { came, lost } = await runCase(first.case, { ...run, isStillWell: async () => true })
    if (came === undefined) return { state: lost === undefined ? 'untold' : 'silent' }
    return { state: came.status === before.came.status ? 'well' : 'refusing', status: came.status }
  }

  return (run: Run): Promise<Probed> => {
    asking ??= ask(run).finally(() => {
      asking = undefined
    })
    return asking
  }
}
