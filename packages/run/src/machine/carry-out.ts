import type { FinishedResult } from '../journal/events.ts'
import { checkInput, initiate, leave } from './begin.ts'
import { countersOf } from './counters.ts'
import { endOf } from './ends.ts'
import { countStaged, execute, resolveExecution, review, type Staged } from './execute.ts'
import { finish, pollToEnd } from './finish.ts'
import { observeStatus } from './observe.ts'
import type { Run } from './run.ts'
import { stageAll } from './stage.ts'

/** A run that was to stage only: nothing was executed. */
export interface StagedResult extends Pick<FinishedResult, 'sent' | 'counters' | 'failedRecords' | 'isFailedComplete'> {
  outcome: 'staged'
  /** How many of them failed. */
  failed: number
}

/**
 * Carries out an import from where it stands: each step is done once, whether the run was ended before it, in it or after it.
 *
 * @throws RunError
 */
export async function carryOut(run: Run): Promise<FinishedResult | StagedResult> {
  const isExecuted = () => run.state.execution === 'executed'
  if (run.isRestart) await leave(run)
  if (run.state.finished !== undefined) return run.state.finished
  checkOrders(run)
  if (run.state.execution === 'unknown') await resolveExecution(run)
  if (!isExecuted()) {
    await checkInput(run) //                                    1
    await initiate(run) //                                      2
    await observeStatus(run) //                                 3
    await stageAll(run) //                                      4, 5
    const staged = await countStaged(run) //                    6
    if (staged !== undefined && run.isStageOnly) return resultOf(run, staged)
    if (staged !== undefined) await review(run, staged)
    if (!isExecuted()) await execute(run) //                    7
  }
  return await finish(run, await pollToEnd(run)) //             8, 9
}

/** What a person orders has to be possible where the run stands. */
function checkOrders(run: Run): void {
  const { execution } = run.state
  const isUnsent = execution === 'none' || execution === 'refused'
  if (run.isStageOnly && !isUnsent)
    throw endOf(run, 'USAGE', 'An import that was executed, or perhaps, can no longer be only staged.', 'resume')
  if (run.mayExecuteAgain && isUnsent)
    throw endOf(run, 'USAGE', 'There is nothing to execute again: no Execute is in doubt.', 'resume')
}

function resultOf(run: Run, { report, failed: { written, isComplete } }: Staged): StagedResult {
  return {
    outcome: 'staged',
    sent: run.state.taken.records,
    failed: report.ValidationFailed,
    counters: countersOf(report),
    ...(written !== undefined && { failedRecords: written }),
    isFailedComplete: isComplete,
  }
}
