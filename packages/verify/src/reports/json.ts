import type { Report } from '../report.ts'

/** The whole report as JSON. */
export function jsonReport(report: Report): string {
  return `${JSON.stringify(report, undefined, 2)}\n`
}
