import type { Report, StatementResult } from '../report.ts'
import { figures, forLog, outcomeSentence, violationText } from './text.ts'

/** The report as workflow commands of GitHub Actions: an annotation for each statement that fails or warns, and one for the whole. */
export function githubReport(report: Report): string {
  const byId = new Map(report.cases.map((result) => [result.id, result]))
  const annotate = (level: string, { id, text, cases }: StatementResult) => {
    const first = byId.get(cases[0] ?? '')
    const texts = (first?.violations ?? []).filter(({ ids }) => ids.includes(id)).map(violationText)
    const others = cases.length > 1 ? ` And ${cases.length - 1} more.` : ''
    return command(level, `${id}: ${text}`, forLog(`${first?.sentence} It ${texts[0]}.${others}`))
  }
  const withVerdict = (verdict: string) => report.statements.filter((one) => one.verdict === verdict)
  const whole = `${outcomeSentence(report)} ${figures(report)}`
  const lines = [
    ...withVerdict('fail').map((one) => annotate('error', one)),
    ...withVerdict('warn').map((one) => annotate('warning', one)),
    command(report.outcome === 'pass' ? 'notice' : 'error', 'bulk-import verify', whole),
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
