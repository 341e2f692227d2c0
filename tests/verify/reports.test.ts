import { createHash } from 'node:crypto'
import { type Report, verify } from '@bulk-import/verify'
import {
  githubReport,
  htmlReport,
  jsonReport,
  junitReport,
  sarifReport,
  terminalReport,
} from '@bulk-import/verify/reports'
import { beforeAll, describe, expect, it } from 'vitest'
import { progressBar, waitLine } from '../../packages/cli/src/commands/verify/progress.ts'
import { changedMock, optionsFor, withVerdict } from './support/servers.ts'
import { parseXml } from './support/xml.ts'

/** Everything that could break a format, in a place that each report shows. */
const hostile = `</script>]]>"'&<b>\u0000\u001b[31m\uFFFE%0A::error::\n--\u202e\u0085\u2028##[stop-commands]x [here](https://elsewhere.example)`

let report: Report
beforeAll(async () => {
  const server = changedMock({
    accepted: (body) => ({ ...body, Status: hostile }),
    response: (body, { status, headers }) =>
      new Response(status === 400 ? hostile : body, { status: status === 404 ? 410 : status, headers }),
  })
  const { allowDeletions: _, ...options } = optionsFor({ url: 'https://mock.invalid' }, { fetch: server })
  report = await verify(options)
})

describe('the terminal report', () => {
  it('names each statement that is not kept, with its simplest case', () => {
    const text = terminalReport(report)
    for (const id of withVerdict(report, 'fail')) expect(text).toContain(`FAIL ${id}  `)
    for (const id of withVerdict(report, 'warn')) expect(text).toContain(`WARN ${id}  `)
    expect(text).toMatch(/sent {6}curl -X POST/)
    expect(text).toMatch(/expected {2}status 404\n {4}actual {4}status 410/)
    expect(text).toMatch(/\d+ passed, \d+ failed, \d+ with warnings, \d+ skipped; \d+ requests, \d+ changes made/)
  })

  it('has colours only when asked, and no control character from the server', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what must not be there
    const escapes = /\u001b/
    expect(terminalReport(report)).not.toMatch(escapes)
    expect(terminalReport(report, { isColored: true })).toMatch(escapes)
  })
})

describe('the progress', () => {
  it('fits the width of the terminal', () => {
    const [result] = report.cases
    if (result === undefined) throw new Error('There is no case.')
    const bar = progressBar({ type: 'case', result, done: 7, total: 10 }, 2, 60)
    expect(bar.length).toBeLessThan(60)
    expect(bar).toContain('7/10, 2 failed')
  })

  it('says for how long it waits, and why', () => {
    const wait = { type: 'wait', waitMs: 1500, status: 429, done: 1, total: 9 } as const
    expect(waitLine(wait)).toBe('waiting 2 s, as the server asks (429)')
    expect(progressBar(wait, 0)).toContain('1/9  waiting 2 s')
  })
})

/** What hides, reorders or ends lines, and every control but line feed and tab. */
const obeyed = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

it('no report but the one with colours holds a character that an editor or a terminal obeys', () => {
  for (const write of [terminalReport, jsonReport, junitReport, sarifReport, githubReport, htmlReport]) {
    expect(obeyed.exec(write(report))?.[0]).toBeUndefined()
  }
})

it('the reports for a log hold no command that GitHub Actions would take from the server', () => {
  expect(terminalReport(report)).toContain('stop-commands')
  for (const text of [terminalReport(report), githubReport(report)]) expect(text).not.toContain('##[')
  expect(terminalReport(report)).not.toContain('::')
  for (const line of githubReport(report).trimEnd().split('\n')) expect(line.split('::')).toHaveLength(3)
})

it('the JSON report is the report', () => {
  expect(JSON.parse(jsonReport(report))).toEqual(report)
})

describe('the JUnit report', () => {
  it('is well-formed, with a test for each case and the same figures', () => {
    const { name, attributes, children } = parseXml(junitReport(report))
    const cases = children.flatMap((suite) => suite.children)
    expect(name).toBe('testsuites')
    expect(cases).toHaveLength(report.cases.length)
    expect(attributes).toMatchObject({ tests: String(cases.length), failures: String(report.counts.fail) })
    const holding = (inner: string) => cases.filter((one) => one.children.some((child) => child.name === inner)).length
    expect(holding('failure')).toBe(report.counts.fail)
    expect(holding('skipped')).toBe(report.counts.skip)
  })

  it('keeps what the server said, as far as XML can', () => {
    const failures = parseXml(junitReport(report)).children.flatMap((suite) =>
      suite.children.flatMap((one) => one.children),
    )
    expect(failures.some(({ attributes }) => attributes.message?.includes(`</script>]]>`))).toBe(true)
  })
})

describe('the SARIF report', () => {
  it('has a rule for each statement and a result for each violation, each under its rule', () => {
    const { version, runs } = JSON.parse(sarifReport(report))
    const [{ tool, results }] = runs
    expect(version).toBe('2.1.0')
    expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(report.statements.map(({ id }) => id))
    expect(results).toHaveLength(report.cases.flatMap(({ violations }) => violations).length)
    for (const { ruleId, ruleIndex, level, message, locations } of results) {
      expect(tool.driver.rules[ruleIndex].id).toBe(ruleId)
      expect(['error', 'warning']).toContain(level)
      expect(message.text).toMatch(/^It expected /)
      expect(locations[0].physicalLocation.artifactLocation.uri).toBe('openapi.yaml')
    }
  })

  it('has no link that the server wrote', () => {
    const texts: string[] = JSON.parse(sarifReport(report)).runs[0].results.map(
      (one: { message: { text: string } }) => one.message.text,
    )
    expect(texts.filter((text) => text.includes('here\\](https://elsewhere.example)'))).not.toEqual([])
    expect(texts.filter((text) => /(?<!\\)[[\]]/.test(text))).toEqual([])
  })

  it('gives each result a fingerprint that no other has', () => {
    const [{ results }] = JSON.parse(sarifReport(report)).runs
    const prints = results.map((one: { partialFingerprints: object }) => JSON.stringify(one.partialFingerprints))
    expect(new Set(prints).size).toBe(prints.length)
  })
})

it('the GitHub report has one line for each statement that is not kept and one for the whole, whatever the server says', () => {
  const lines = githubReport(report).trimEnd().split('\n')
  expect(lines).toHaveLength(withVerdict(report, 'fail').length + withVerdict(report, 'warn').length + 1)
  for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) title=[^:,]*::[^\r\n]*$/)
})

describe('the HTML report', () => {
  it('permits its own style by its hash, and nothing else', () => {
    const html = htmlReport(report)
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#39;', "'")
    const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`)
  })

  it('has no script, no handler and no style inside its elements, and loads nothing', () => {
    const html = htmlReport(report)
    expect(html).not.toMatch(/<[^>]+\s(?:on\w+|style|src|href)=/)
    expect(html).not.toMatch(/@import|url\(|<\/?script/)
  })

  it('shows every case and every statement, those that fail first', () => {
    const html = htmlReport(report)
    expect(html.match(/<li data-verdict=/g)).toHaveLength(report.cases.length)
    expect(/<li data-verdict="(\w+)"/.exec(html)?.[1]).toBe('fail')
    for (const { id } of report.statements) expect(html).toContain(`<b>${id}</b>`)
    expect(html.indexOf('<td class="fail">')).toBeLessThan(html.indexOf('<td class="pass">'))
  })

  it('marks each part for those who do not see it', () => {
    const html = htmlReport(report)
    expect(html).toMatch(/<html lang="en">/)
    expect(html.match(/<h1/g)).toHaveLength(1)
    for (const [, label] of html.matchAll(/aria-labelledby="([^"]+)"/g)) expect(html).toContain(`id="${label}"`)
    expect(html).toMatch(/<th scope="row">/)
  })
})
