import { groupBy } from '../group.ts'
import type { CaseResult, Finding, Report, StatementResult } from '../report.ts'
import { count, figures, outcomeSentence } from './words.ts'

export interface TerminalOptions {
  /** Whether to use colours. Default false. */
  isColored?: boolean
  /** How many cases of one statement are shown whole. Default 2. */
  casesEach?: number
}

const colors = { broken: 31, differs: 33, kept: 32, 'not provable': 2, bold: 1 }

/** The report for a person at a terminal, or in a log. */
export function terminalReport(report: Report, { isColored = false, casesEach = 2 }: TerminalOptions = {}): string {
  const paint = (text: string, color: keyof typeof colors) =>
    isColored ? `\u001b[${colors[color]}m${text}\u001b[0m` : text
  const inState = (verdict: StatementResult['verdict']) =>
    report.statements.filter((statement) => statement.verdict === verdict)
  const details = [...inState('broken'), ...inState('differs')].map((statement) =>
    detail(report, statement, casesEach, paint),
  )
  const { title, version } = report.contract
  return `${[
    `${paint(`${report.target.baseUrl} for ${report.target.clientId}`, 'bold')}\n${title}, ${version}`,
    ...details,
    table(report.statements, paint),
    notProvable(inState('not provable')),
    `${figures(report)}\n${paint(outcomeSentence(report), report.outcome === 'kept' ? 'kept' : 'broken')}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`
}

type Paint = (text: string, color: keyof typeof colors) => string

/** A statement that is not kept, with the first cases that show it. */
function detail(
  report: Report,
  { id, text, verdict, cases }: StatementResult,
  casesEach: number,
  paint: Paint,
): string {
  const byId = new Map(report.cases.map((result) => [result.id, result]))
  const results = cases.flatMap((name) => byId.get(name) ?? [])
  const more = results.slice(casesEach).map((result) => result.id)
  const label = verdict === 'differs' ? 'DIFFERS' : 'BROKEN'
  return [
    `${paint(`${label} ${id}`, verdict)}  ${text}`,
    ...results.slice(0, casesEach).map((result) => caseText(result, id)),
    ...(more.length > 0
      ? [`  and ${count(more.length, 'case')} more: ${more.slice(0, 5).join(', ')}${more.length > 5 ? ', …' : ''}`]
      : []),
  ].join('\n')
}

function caseText(result: CaseResult, id: string): string {
  const findings = result.findings.filter(({ ids }) => ids.includes(id))
  return [
    `  ${result.sentence}`,
    line('case', result.id),
    line('because', result.reason),
    ...(result.sent === undefined ? [] : [line('sent', result.sent)]),
    ...findings.flatMap(findingLines),
    ...(result.came === undefined || result.came.body === ''
      ? []
      : [line('answer', `${result.came.status} ${result.came.body}`)]),
  ].join('\n')
}

function findingLines({ expected, came }: Finding): string[] {
  return [line('expected', expected), line('came', came)]
}

function line(label: string, text: string): string {
  return `    ${label.padEnd(9)} ${text}`
}

function table(statements: readonly StatementResult[], paint: Paint): string {
  const shown = statements.filter(({ verdict }) => verdict !== 'not provable')
  const rows = shown.map(({ id, verdict, text, cases }) => {
    const number = String(cases.length).padStart(4)
    return `  ${id}  ${paint(verdict.padEnd(7), verdict)} ${number}  ${text.length > 90 ? `${text.slice(0, 89)}…` : text}`
  })
  return ['Statements (S: of the source, C: our decisions), with the number of cases', ...rows].join('\n')
}

/** Grouped by reason, since most share one. */
function notProvable(statements: readonly StatementResult[]): string {
  if (statements.length === 0) return ''
  const groups = [...groupBy(statements, ({ why = '' }) => why)]
  return ['Not provable', ...groups.map(([why, all]) => `  ${all.map(({ id }) => id).join(' ')}\n    ${why}`)].join(
    '\n',
  )
}
