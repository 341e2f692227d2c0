import type { ImportStatusReport } from '@bulk-import/client/provisional'
import type { Run } from './run.ts'

const openStates = ['Initiated', 'Staging']
const executedStates = ['Queued', 'Processing', 'Completed', 'Complete', 'Failed']

/** Whether the state is one in which an import takes records, and may be executed. */
export function isOpen({ Status }: ImportStatusReport): boolean {
  return openStates.includes(Status)
}

/** Whether the state is one that only an import has which was executed. */
export function isExecuted({ Status }: ImportStatusReport): boolean {
  return executedStates.includes(Status)
}

/** Notes that the import was executed, whoever did it. */
export async function executed(run: Run): Promise<void> {
  await run.record({ event: 'executed' })
  run.emit({ event: 'executed' })
}
