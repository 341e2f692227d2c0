import type { CaseResult, Report } from '../report.ts'
import { caseLines, escapeMarkup, isJudged, outcomeSentence, violationText } from './text.ts'

/** The report as JUnit XML: a test for each case, and one with an error when the server cannot be judged, since builds go by tests. */
export function junitReport(report: Report): string {
  const { counts, durationMs, startedAt, cases, outcome } = report
  const errors = isJudged(report) ? 0 : 1
  const tests = cases.map((result) => {
    const attributes = { classname: result.id, name: result.sentence, time: seconds(result.durationMs ?? 0) }
    return element('testcase', attributes, innerOf(result))
  })
  if (errors > 0) {
    const error = element('error', { type: outcome, message: outcomeSentence(report) })
    tests.push(element('testcase', { classname: 'run', name: 'The server can be judged.', time: seconds(0) }, error))
  }
  const figures = {
    tests: tests.length,
    failures: counts.fail,
    errors,
    skipped: counts.skip,
    time: seconds(durationMs),
  }
  const name = 'bulk-import verify'
  const suite = element('testsuite', { name, ...figures, timestamp: startedAt.slice(0, 19) }, tests.join(''))
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name, ...figures }, suite)}`
}

function innerOf(result: CaseResult): string {
  const { verdict, why, violations } = result
  if (verdict === 'skip') return element('skipped', { message: why?.message ?? '' })
  const [first] = violations
  if (first === undefined) return ''
  const text = escapeMarkup(caseLines(result).join('\n'))
  if (verdict === 'warn') return element('system-out', {}, text)
  return element('failure', { type: first.check, message: `${violationText(first)} (${first.ids.join(', ')})` }, text)
}

function element(name: string, attributes: Record<string, string | number>, inner = ''): string {
  const start = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeMarkup(String(value))}"`)
  return `<${name}${start.join('')}>${inner}</${name}>\n`
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3)
}
