import type { FinishedResult } from '../journal/events.ts'
import { checkInput, checkLife, initiate } from './begin.ts'
import { checkAborted, endOf } from './ends.ts'
import { execute, review } from './execute.ts'
import { finish, pollToEnd } from './finish.ts'
import { observeStatus } from './observe.ts'
import type { Run } from './run.ts'
import { stageAll } from './stage.ts'

/** A run that was to stage only: nothing was executed. */
export interface StagedResult {
  outcome: 'staged'
  sent: number
  failed: number
}

/**
 * Carries out an import from where it stands: each step is done once, whether the run was ended before it, in it or after it.
 *
 * @throws RunError
 */
export async function carryOut(run: Run): Promise<FinishedResult | StagedResult> {
  if (run.state.finished !== undefined) return run.state.finished
  const isDecided = () => run.state.execution === 'unknown' || run.state.execution === 'executed'
  if (!isDecided()) {
    await checkInput(run) //          1
    if (run.state.session === undefined) {
      await initiate(run) //          2
      checkAborted(run)
      checkLife(run, 'after Initiate')
    }
    await observeStatus(run) //       3
    await stageAll(run) //            4, 5
    if (run.isStageOnly) return { outcome: 'staged', sent: run.state.taken.records, failed: run.state.taken.failed }
    await review(run) //              6
  } else if (run.isStageOnly) {
    throw endOf(run, 'USAGE', 'The import was executed, or perhaps: it can no longer be only staged.', 'resume')
  }
  if (run.state.execution !== 'executed') await execute(run) // 7
  const report = await pollToEnd(run) //                          8
  return await finish(run, report) //                             9
}
