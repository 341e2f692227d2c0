import type { ImportStatusReport } from '@bulk-import/client/provisional'

const counters = [
  'TotalRecordsReceived',
  'ValidationSuccessful',
  'ValidationFailed',
  'Processed',
  'Pending',
  'Exceptions',
  'NotHonored',
] as const

/** The counters of a report that it has. */
export function countersOf(report: ImportStatusReport): Record<string, number> {
  return Object.fromEntries(
    counters.flatMap((name) => {
      const value = report[name]
      return typeof value === 'number' ? [[name, value] as const] : []
    }),
  )
}
