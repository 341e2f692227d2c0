import { printable } from '@bulk-import/internal/printable'
import type { CaseResult, Report, Violation } from '../report.ts'

/** A text of several lines in which nothing is hidden, reordered or obeyed by a terminal. */
export function visible(text: string): string {
  return text.replaceAll(/[^\n\t]+/g, printable)
}

/** What a server said, for a log: GitHub Actions obeys `##[…]` anywhere in a line, and `::…::` at its beginning. */
export function forLog(text: string): string {
  return visible(text).replaceAll('##[', '#\\u0023[').replaceAll('::', ':\\u003a')
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** A text that is safe as content and in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (one) => entities[one] ?? one)
}

/** "1 request", "2 requests". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

const outcomes: Record<Report['outcome'], string> = {
  pass: 'The server keeps the contract, as far as its responses show.',
  fail: 'The server breaks the contract.',
  refused: 'The server cannot be judged.',
  unreachable: 'The server could not be reached.',
  stopped: 'The run was ended early. Until then, no violation was found.',
  empty: 'Nothing could be sent.',
}

/** The outcome in a sentence or two. */
export function outcomeSentence({ outcome, why }: Pick<Report, 'outcome' | 'why'>): string {
  return why === undefined ? outcomes[outcome] : `${outcomes[outcome]} ${why.message}`
}

/** Whether the outcome says something about the server. */
export function isJudged({ outcome }: Pick<Report, 'outcome'>): boolean {
  return outcome === 'pass' || outcome === 'fail'
}

/** What was done, in figures. */
export function figures({ counts, requests, changes, durationMs }: Report): string {
  const possible = changes.possible > 0 ? `, and perhaps ${changes.possible} more` : ''
  const seconds = `${(durationMs / 1000).toFixed(1)} s`
  const cases = `${counts.pass} passed, ${counts.fail} failed, ${counts.warn} with warnings, ${counts.skip} skipped`
  return `${cases}; ${count(requests, 'request')}, ${count(changes.made, 'change')} made${possible}; ${seconds}`
}

/** Where the requests went, and for which account. */
export function targetText({ target: { baseUrl, parameters } }: Report): string {
  return [baseUrl, ...Object.values(parameters)].join(' for ')
}

/** Which verdicts need attention first. */
export const byUrgency: Record<CaseResult['verdict'], number> = { fail: 0, warn: 1, pass: 2, skip: 3 }

export function violationText({ expected, actual }: Violation): string {
  return `expected ${expected}, got ${actual}`
}

/** Everything that a reader needs of a case, in plain lines. */
export function caseText({ id, sentence, reason, sent, actual, violations }: CaseResult): string {
  const lines = violations.map((one) => `${one.severity}: ${violationText(one)} (${one.ids.join(', ')})`)
  const response = actual === undefined ? 'none' : `${actual.status} ${actual.body}`
  const all = [
    sentence,
    reason,
    id,
    ...lines,
    ...(sent === undefined ? [] : [`sent: ${sent}`]),
    `response: ${response}`,
  ]
  return visible(all.join('\n'))
}
