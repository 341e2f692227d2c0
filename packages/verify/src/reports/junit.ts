import { groupBy } from '../group.ts'
import type { CaseResult, Report } from '../report.ts'
import { textOf } from './case-text.ts'
import { isJudged, outcomeSentence } from './words.ts'

/** The report as JUnit XML: a test for each case, in a suite for each kind of case; and an error, when the server cannot be judged. */
export function junitReport(report: Report): string {
  const suites = groupBy(report.cases, ({ id }) => id.split('/').slice(0, 2).join('/'))
  const { counts, durationMs, startedAt, cases } = report
  const attributes = `name="bulk-import verify" tests="${cases.length + (isJudged(report) ? 0 : 1)}" failures="${counts.failed}" errors="${isJudged(report) ? 0 : 1}" skipped="${counts.skipped}" time="${seconds(durationMs)}"`
  const ofCases = [...suites].map(([name, results]) => suite(name, results, startedAt)).join('')
  const body = ofCases + (isJudged(report) ? '' : errorOf(report))
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${attributes}>\n${body}</testsuites>\n`
}

function suite(name: string, results: readonly CaseResult[], startedAt: string): string {
  const number = (verdict: CaseResult['verdict']) => results.filter((result) => result.verdict === verdict).length
  const time = results.reduce((sum, { durationMs = 0 }) => sum + durationMs, 0)
  const attributes = `name="${escapeXml(name)}" tests="${results.length}" failures="${number('failed')}" errors="0" skipped="${number('skipped')}" time="${seconds(time)}" timestamp="${startedAt.slice(0, 19)}"`
  return `  <testsuite ${attributes}>\n${results.map(testcase).join('')}  </testsuite>\n`
}

/** A suite of one test, since builds go by tests. */
function errorOf({ outcome, why, startedAt }: Report): string {
  const message = escapeXml(outcomeSentence({ outcome, ...(why && { why }) }))
  const attributes = `name="run" tests="1" failures="0" errors="1" skipped="0" time="0.000" timestamp="${startedAt.slice(0, 19)}"`
  const test = `    <testcase classname="run" name="The server can be judged." time="0.000">\n      <error type="${outcome}" message="${message}"/>\n    </testcase>\n`
  return `  <testsuite ${attributes}>\n${test}  </testsuite>\n`
}

function testcase(result: CaseResult): string {
  const { id, sentence, durationMs = 0 } = result
  const attributes = `classname="${escapeXml(id)}" name="${escapeXml(sentence)}" time="${seconds(durationMs)}"`
  const inner = innerOf(result)
  return inner === '' ? `    <testcase ${attributes}/>\n` : `    <testcase ${attributes}>\n${inner}    </testcase>\n`
}

function innerOf(result: CaseResult): string {
  const { verdict, why, findings } = result
  if (verdict === 'passed') return ''
  if (verdict === 'skipped') return `      <skipped message="${escapeXml(why?.message ?? '')}"/>\n`
  const [first] = findings
  const text = escapeXml(textOf(result))
  if (verdict === 'warned') return `      <system-out>${text}</system-out>\n`
  const message = `expected ${first?.expected}, came ${first?.came} (${first?.ids.join(', ')})`
  return `      <failure type="${escapeXml(first?.check ?? '')}" message="${escapeXml(message)}">${text}</failure>\n`
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
    .replaceAll('\n', '&#10;')
    .replaceAll('\t', '&#9;')
    .replaceAll('\r', '&#13;')
}
