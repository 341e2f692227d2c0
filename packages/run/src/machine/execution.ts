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

/** The state for a message or a report. Whatever is no single word may be part of a record. */
export function stateIn({ Status }: ImportStatusReport): string {
  return /^[A-Za-z]{1,32}$/.test(Status) ? Status : 'none that we know'
}

/** The same report with its state as it may be shown: also with what no log has by accident. */
export function withStateIn(report: ImportStatusReport): ImportStatusReport {
  const members = Object.getOwnPropertyDescriptors(report)
  return Object.defineProperties({} as ImportStatusReport, {
    ...members,
    Status: { ...members.Status, value: stateIn(report) },
  })
}

/** Notes that the import was executed, whoever did it. */
export async function executed(run: Run): Promise<void> {
  await run.record({ event: 'executed' })
  run.emit({ event: 'executed' })
}
