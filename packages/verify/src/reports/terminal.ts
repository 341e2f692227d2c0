import { groupBy } from '../group.ts'
import type { CaseResult, Finding, Report, StatementResult } from '../report.ts'
import { forLog, visible } from './visible.ts'
import { count, figures, outcomeSentence } from './words.ts'

export interface TerminalOptions {
  /** Whether to use colours. Default false. */
  isColored?: boolean
  /** How many cases of one statement are shown whole. Default 1. */
  casesEach?: number
}

const colors = { broken: 31, differs: 33, kept: 32, 'not provable': 2, bold: 1 }

/** The report for a person at a terminal, or in a log. */
export function terminalReport(report: Report, { isColored = false, casesEach = 1 }: TerminalOptions = {}): string {
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

/** A statement that is not kept, with the cases that show it most simply. */
function detail(report: Report, { id, text, verdict }: StatementResult, casesEach: number, paint: Paint): string {
  const results = report.cases.filter(({ findings }) => findings.some(({ ids }) => ids.includes(id)))
  const heading = `${paint(`${verdict === 'differs' ? 'DIFFERS' : 'BROKEN'} ${id}`, verdict)}  ${text}`
  const own = results.filter(({ findings }) => findings.some(({ ids }) => ids[0] === id))
  if (own.length === 0) return `${heading}\n  ${count(results.length, 'case')}: see ${nearest(results, id)}.`
  const simplest = own.toSorted((one, other) => (one.sent?.length ?? 0) - (other.sent?.length ?? 0)).slice(0, casesEach)
  const more = results.length - simplest.length
  return [
    heading,
    ...simplest.map((result) => caseText(result, id)),
    ...(more > 0 ? [`  and ${count(more, 'case')} more`] : []),
  ].join('\n')
}

/** The statement under which the same findings are shown. */
function nearest(results: readonly CaseResult[], id: string): string {
  const ids = results.flatMap(({ findings }) => findings.filter((one) => one.ids.includes(id)).map((one) => one.ids[0]))
  return [...new Set(ids)].join(', ')
}

function caseText(result: CaseResult, id: string): string {
  const findings = result.findings.filter(({ ids }) => ids.includes(id))
  return [
    `  ${result.sentence}`,
    line('case', result.id),
    line('because', result.reason),
    ...(result.sent === undefined ? [] : [line('sent', visible(result.sent))]),
    ...findings.flatMap(findingLines),
    ...(result.came === undefined || result.came.body === ''
      ? []
      : [line('answer', forLog(`${result.came.status} ${result.came.body}`))]),
  ].join('\n')
}

function findingLines({ expected, came }: Finding): string[] {
  return [line('expected', forLog(expected)), line('came', forLog(came))]
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
  const groups = [...groupBy(statements, ({ why }) => why?.message ?? '')]
  return ['Not provable', ...groups.map(([why, all]) => `  ${all.map(({ id }) => id).join(' ')}\n    ${why}`)].join(
    '\n',
  )
}
