import type { Report } from '../report.ts'
import { visible } from './visible.ts'

/** The whole report as JSON. */
export function jsonReport(report: Report): string {
  return jsonOf(report)
}

/** A document in which characters that an editor or a terminal would obey are escaped, as JSON has it. */
export function jsonOf(document: unknown): string {
  return `${visible(JSON.stringify(document, undefined, 2))}\n`
}
