import type { Report } from '../report.ts'
import { visible } from './text.ts'

/** The whole report as JSON. */
export function jsonReport(report: Report): string {
  return jsonOf(report)
}

/** JSON in which characters that an editor or a terminal would obey are escaped. */
export function jsonOf(document: unknown): string {
  return `${visible(JSON.stringify(document, undefined, 2))}\n`
}
