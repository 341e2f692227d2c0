import type { CaseResult, Report, StatementResult, Verdict } from '../report.ts'
import { byOperation, caseLines, count, figures, forLog, outcomeSentence, provisionalWords } from './text.ts'

export interface TerminalOptions {
  /** Whether to use colours. Default false. */
  isColored?: boolean
}

const colors = { fail: 31, warn: 33, pass: 32, skip: 2, bold: 1 }

type Paint = (text: string, color: keyof typeof colors) => string

/** The report for a person at a terminal, or in a log. */
export function terminalReport(report: Report, { isColored = false }: TerminalOptions = {}): string {
  const paint: Paint = (text, color) => (isColored ? `\u001b[${colors[color]}m${text}\u001b[0m` : text)
  const { contract, statements, outcome, target } = report
  const withVerdict = (verdict: Verdict) => statements.filter((one) => one.verdict === verdict)
  const where = [target.baseUrl, ...Object.values(target.parameters)].join(' for ')
  const parts = [
    `${paint(where, 'bold')}\n${contract.title}, ${contract.version}`,
    ...[...withVerdict('fail'), ...withVerdict('warn')].map((one) => detail(report, one, paint)),
    table(report, paint),
    notShown(withVerdict('skip')),
    `${figures(report)}\n${paint(outcomeSentence(report), outcome === 'pass' ? 'pass' : 'fail')}`,
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** A statement that fails or warns, with the case that shows it most simply. */
function detail(report: Report, { id, text, verdict }: StatementResult, paint: Paint): string {
  const results = report.cases.filter(({ violations }) => violations.some(({ ids }) => ids.includes(id)))
  const heading = `${paint(`${verdict.toUpperCase()} ${id}`, verdict)}  ${text}`
  const [simplest] = results
    .filter(({ violations }) => violations.some(({ ids }) => ids[0] === id))
    .toSorted((one, other) => (one.sent?.length ?? 0) - (other.sent?.length ?? 0))
  if (simplest === undefined) return `${heading}\n  ${count(results.length, 'case')}: see ${nearest(results, id)}.`
  const lines = caseLines(simplest, ({ ids }) => ids.includes(id)).map(forLog)
  if (results.length > 1) lines.push(`and ${count(results.length - 1, 'case')} more`)
  return [heading, ...lines.map((line) => `  ${line}`)].join('\n')
}

/** The statement under which the same violations are shown. */
function nearest(results: readonly CaseResult[], id: string): string {
  const citing = results.flatMap(({ violations }) => violations.filter(({ ids }) => ids.includes(id)))
  return [...new Set(citing.map(({ ids }) => ids[0]))].join(', ')
}

function table(report: Report, paint: Paint): string {
  const shown = report.statements.filter(({ verdict }) => verdict !== 'skip')
  const row = ({ id, verdict, text, cases }: StatementResult) => {
    const number = String(cases.length).padStart(4)
    return `  ${id}  ${paint(verdict, verdict)} ${number}  ${text.length > 90 ? `${text.slice(0, 89)}…` : text}`
  }
  const own = shown.filter(({ isProvisional }) => !isProvisional)
  const later = byOperation(report, shown).flatMap(([title, all]) => [title, ...all.map(row)])
  return [
    'Statements (S: of the source, C: our decisions), with the number of cases',
    ...own.map(row),
    ...(later.length > 0 ? ['', ...provisionalWords, ...later] : []),
  ].join('\n')
}

/** Grouped by reason, since most share one. */
function notShown(statements: readonly StatementResult[]): string {
  if (statements.length === 0) return ''
  const groups = Map.groupBy(statements, ({ why }) => why?.message ?? '')
  const texts = [...groups].map(([why, all]) => `  ${all.map(({ id }) => id).join(' ')}\n    ${why}`)
  return ['Not shown', ...texts].join('\n')
}
