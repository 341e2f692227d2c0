import { printable } from '@bulk-import/internal/printable'
import type { CaseResult, Report, StatementResult, Violation } from '../report.ts'

/** A text of several lines in which nothing is hidden, reordered or obeyed by a terminal. */
function visible(text: string): string {
  return text.replaceAll(/[^\n\t]+/g, printable)
}

/** What a server said, for a log: GitHub Actions obeys `##[…]` anywhere in a line, and `::…::` at its beginning. */
export function forLog(text: string): string {
  return visible(text).replaceAll('##[', '#\\u0023[').replaceAll('::', ':\\u003a')
}

/** Escapes for the text and the attributes of HTML and XML, and replaces what XML 1.0 cannot hold at all. */
export function escapeMarkup(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll(/[&<>"'\n\t\r]/g, (one) => `&#${one.charCodeAt(0)};`)
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

export function outcomeSentence({ outcome, why }: Pick<Report, 'outcome' | 'why'>): string {
  return why === undefined ? outcomes[outcome] : `${outcomes[outcome]} ${why.message}`
}

/** Whether the outcome says something about the server. */
export function isJudged({ outcome }: Pick<Report, 'outcome'>): boolean {
  return outcome === 'pass' || outcome === 'fail'
}

export function figures({ counts, requests, changes, durationMs }: Report): string {
  const possible = changes.possible > 0 ? `, and perhaps ${changes.possible} more` : ''
  const seconds = `${(durationMs / 1000).toFixed(1)} s`
  const cases = `${counts.pass} passed, ${counts.fail} failed, ${counts.warn} with warnings, ${counts.skip} skipped`
  return `${cases}; ${count(requests, 'request')}, ${count(changes.made, 'change')} made${possible}; ${seconds}`
}

/** What a reader of the provisional statements has to know, in lines. */
export const provisionalWords = [
  'Provisional: the steps after Initiate, from parts of the pages of the vendor (P), its older help (L) and what we inferred (I). Nobody here has',
  'seen that API. A difference from L, C or I is a warning, and none counts before the step has responded as documented.',
]

const ofSeveral = 'several operations'

/** The provisional ones of some statements by the operation whose cases show them, with a title for each group. */
export function byOperation(
  { cases }: Pick<Report, 'cases'>,
  statements: readonly StatementResult[],
): [title: string, statements: StatementResult[]][] {
  const operations = new Map(cases.map(({ id, operationId }) => [id, operationId]))
  const titleOf = (one: StatementResult) => {
    const [first = '', ...others] = new Set(one.cases.map((id) => operations.get(id)))
    return others.length === 0 ? first : ofSeveral
  }
  const provisional = statements.filter(({ isProvisional }) => isProvisional)
  const order = [...new Set(operations.values())]
  const groups = [...Map.groupBy(provisional, titleOf)]
  const rank = (title: string) => (title === ofSeveral ? order.length : order.indexOf(title))
  return groups.sort(([one], [other]) => rank(one) - rank(other))
}

/** Which verdicts need attention first. */
export const byUrgency: Record<CaseResult['verdict'], number> = { fail: 0, warn: 1, pass: 2, skip: 3 }

export function violationText({ expected, actual }: Violation): string {
  return `expected ${expected}, got ${actual}`
}

/** Everything that a reader needs of a case, in plain lines, with all of its violations or those that are chosen. */
export function caseLines(result: CaseResult, isChosen: (violation: Violation) => boolean = () => true): string[] {
  const { id, sentence, reason, ids, why, sent, actual } = result
  const chosen = result.violations.filter(isChosen)
  const facts = [
    ['case', id],
    ['because', reason],
    ['rests on', ids.join(', ')],
    ['skipped', why?.message],
    ['sent', sent],
    ...chosen.flatMap((one) => [
      [one.severity, one.ids.join(', ')],
      ['expected', one.expected],
      ['actual', one.actual],
    ]),
    ['expected', chosen.length === 0 ? result.expected : undefined],
    ['response', actual && `${actual.status} ${actual.body}`.trim()],
  ]
  const lines = facts.flatMap(([label = '', text]) => (text === undefined ? [] : [`  ${label.padEnd(9)} ${text}`]))
  return [sentence, ...lines].map(visible)
}

/** The report, or what else it is, as JSON in which characters that an editor or a terminal would obey are escaped. */
export function jsonReport(report: object): string {
  return `${visible(JSON.stringify(report, undefined, 2))}\n`
}
