import type { Report, StatementResult } from '../report.ts'
import { forLog } from './visible.ts'
import { figures, outcomeSentence } from './words.ts'

/** The report as workflow commands of GitHub Actions: an annotation for each statement that is not kept, and one for the whole. */
export function githubReport(report: Report): string {
  const byId = new Map(report.cases.map((result) => [result.id, result]))
  const annotate = (level: string, { id, text, cases }: StatementResult) => {
    const first = byId.get(cases[0] ?? '')
    const found = first?.findings.find(({ ids }) => ids.includes(id))
    const others = cases.length > 1 ? ` And ${cases.length - 1} more.` : ''
    return command(
      level,
      `${id}: ${text}`,
      forLog(`${first?.sentence} Expected ${found?.expected}, came ${found?.came}.${others}`),
    )
  }
  const inState = (verdict: StatementResult['verdict']) => report.statements.filter((one) => one.verdict === verdict)
  const lines = [
    ...inState('broken').map((one) => annotate('error', one)),
    ...inState('differs').map((one) => annotate('warning', one)),
    command(
      report.outcome === 'kept' ? 'notice' : 'error',
      'bulk-import verify',
      `${outcomeSentence(report)} ${figures(report)}`,
    ),
  ]
  return `${lines.join('\n')}\n`
}

function command(level: string, title: string, message: string): string {
  const property = escapeData(title).replaceAll(':', '%3A').replaceAll(',', '%2C')
  return `::${level} title=${property}::${escapeData(message)}`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}
