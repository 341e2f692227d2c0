import type { CaseResult, Report } from '../report.ts'
import { caseText, isJudged, outcomeSentence, violationText } from './text.ts'

/** The report as JUnit XML: a test for each case, in a suite for each kind of case; and an error when the server cannot be judged. */
export function junitReport(report: Report): string {
  const { counts, durationMs, startedAt, cases } = report
  const isError = !isJudged(report)
  const suites = Map.groupBy(cases, ({ id }) => id.split('/').slice(0, 2).join('/'))
  const ofCases = [...suites].map(([name, results]) => suiteOf(name, results, startedAt))
  const attributes = attributesOf({
    name: 'bulk-import verify',
    ...countsOf(cases.length + Number(isError), counts.fail, Number(isError), counts.skip, durationMs),
  })
  const body = [...ofCases, ...(isError ? [errorSuite(report)] : [])].join('')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${attributes}>\n${body}</testsuites>\n`
}

function suiteOf(name: string, results: readonly CaseResult[], startedAt: string): string {
  const number = (verdict: CaseResult['verdict']) => results.filter((result) => result.verdict === verdict).length
  const time = results.reduce((sum, { durationMs = 0 }) => sum + durationMs, 0)
  const counts = countsOf(results.length, number('fail'), 0, number('skip'), time)
  return suite(name, counts, startedAt, results.map(testcase).join(''))
}

/** A suite of one test, since builds go by tests. */
function errorSuite(report: Report): string {
  const inner = element('error', { type: report.outcome, message: outcomeSentence(report) })
  const attributes = attributesOf({ classname: 'run', name: 'The server can be judged.', time: seconds(0) })
  const test = `    <testcase ${attributes}>\n${inner}    </testcase>\n`
  return suite('run', countsOf(1, 0, 1, 0, 0), report.startedAt, test)
}

function suite(name: string, counts: Record<string, string>, startedAt: string, tests: string): string {
  const attributes = attributesOf({ name, ...counts, timestamp: startedAt.slice(0, 19) })
  return `  <testsuite ${attributes}>\n${tests}  </testsuite>\n`
}

function testcase(result: CaseResult): string {
  const { id, sentence, durationMs = 0 } = result
  const attributes = attributesOf({ classname: id, name: sentence, time: seconds(durationMs) })
  const inner = innerOf(result)
  return inner === '' ? `    <testcase ${attributes}/>\n` : `    <testcase ${attributes}>\n${inner}    </testcase>\n`
}

function innerOf(result: CaseResult): string {
  const { verdict, why, violations } = result
  if (verdict === 'skip') return element('skipped', { message: why?.message ?? '' })
  if (verdict === 'warn') return element('system-out', {}, caseText(result))
  const [first] = violations
  if (first === undefined) return ''
  const message = `${violationText(first)} (${first.ids.join(', ')})`
  return element('failure', { type: first.check, message }, caseText(result))
}

function element(name: string, attributes: Record<string, string>, text?: string): string {
  const start = [name, attributesOf(attributes)].filter(Boolean).join(' ')
  return text === undefined ? `      <${start}/>\n` : `      <${start}>${escapeXml(text)}</${name}>\n`
}

function attributesOf(attributes: Record<string, string>): string {
  return Object.entries(attributes)
    .map(([name, value]) => `${name}="${escapeXml(value)}"`)
    .join(' ')
}

function countsOf(tests: number, failures: number, errors: number, skipped: number, ms: number) {
  const counts = Object.entries({ tests, failures, errors, skipped }).map(([name, number]) => [name, String(number)])
  return { ...Object.fromEntries(counts), time: seconds(ms) } as Record<string, string>
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3)
}

/** Escapes for text and attributes, and replaces what XML 1.0 cannot hold at all. */
function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[\n\t\r]/g, (space) => `&#${space.charCodeAt(0)};`)
}
