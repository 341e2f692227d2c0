import type { ImportStatusReport } from '@bulk-import/client/provisional'
import { own } from '@bulk-import/internal/own'

const counters = [
  'TotalRecordsReceived',
  'ValidationSuccessful',
  'ValidationFailed',
  'Processed',
  'Pending',
  'Exceptions',
  'NotHonored',
] as const

/** A counter of a report: 0 where there is none, and NaN, which equals nothing, where it is no number. */
export function counterOf(report: ImportStatusReport, name: (typeof counters)[number]): number {
  const value = own(report, name)
  if (value === undefined) return 0
  return Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : Number.NaN
}

/** The counters of a report that it has. */
export function countersOf(report: ImportStatusReport): Record<string, number> {
  const present = counters.filter((name) => own(report, name) !== undefined)
  const all = present.map((name) => [name, counterOf(report, name)] as const)
  return Object.fromEntries(all.filter(([, value]) => !Number.isNaN(value)))
}

/** The counters that stand in a report, and are no numbers of records. */
export function unusableCounters(report: ImportStatusReport): readonly string[] {
  return counters.filter((name) => Number.isNaN(counterOf(report, name)))
}
