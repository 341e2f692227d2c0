import { type Report, verify } from '@bulk-import/verify'
import * as reports from '@bulk-import/verify/reports'
import { describe, expect, it } from 'vitest'
import { changedMock, optionsFor, withVerdict } from './support/servers.ts'

const anywhere = { url: 'https://mock.invalid' }
const nested = `${'['.repeat(20_000)}${']'.repeat(20_000)}`

/** The body of an acceptance, with one attribute written so. */
function acceptance(attribute: string, json: string): string {
  const body: Record<string, string> = {
    AccessToken: '4203001977312',
    Status: '"Initiated"',
    Expires: '"2999-01-01T00:00:00Z"',
    Name: '"x"',
    [attribute]: json,
  }
  return `{${Object.entries(body)
    .map(([name, value]) => `"${name}":${value}`)
    .join(',')}}`
}

function verifyResponse(sent: string, headers: Record<string, string> = {}): Promise<Report> {
  const changeResponse = (_: string, { status }: Response) =>
    new Response(status === 200 ? sent : '{}', {
      status,
      headers: { 'Content-Type': 'application/json', ...headers },
    })
  return verify(optionsFor(anywhere, { fetch: changedMock({ response: changeResponse }), only: 'example' }))
}

describe('a run is not ended, and each of its reports is written, by an answer that has', () => {
  it.each<[string, string, Record<string, string>?]>([
    ['a token of 400 digits', acceptance('AccessToken', '9'.repeat(400))],
    ['a token beyond every number', acceptance('AccessToken', '1e999')],
    ['a Name that is nested 20,000 deep', acceptance('Name', nested)],
    ['an attribute that is nested 20,000 deep', acceptance('Links', nested)],
    ['a prototype', acceptance('__proto__', '{"toString":null}')],
    ['an Expires beyond every date', acceptance('Expires', '"/Date(999999999999999)/"')],
    ['a million quotes', '"'.repeat(2 ** 20)],
    ['a million backslashes', acceptance('Name', `"${'\\\\'.repeat(2 ** 19)}"`)],
    [
      'a Date and a Retry-After that are none',
      acceptance('Name', '"x"'),
      { Date: 'x'.repeat(5000), 'Retry-After': '9'.repeat(5000) },
    ],
    ['half of a character', acceptance('Status', '"\\ud83d"')],
  ])('%s', async (_, sent, headers) => {
    const report = await verifyResponse(sent, headers)
    expect(report.cases.length).toBeGreaterThan(5)
    const { terminalReport, jsonReport, junitReport, sarifReport, githubReport, htmlReport } = reports
    for (const write of [terminalReport, jsonReport, junitReport, sarifReport, githubReport, htmlReport]) {
      expect(write(report).length).toBeGreaterThan(100)
    }
    expect(JSON.parse(jsonReport(report))).toEqual(report)
  })

  it.each([
    ['a token of 400 digits', 'AccessToken', '9'.repeat(400), 'C11'],
    ['a Name that is nested', 'Name', nested, 'S47'],
  ])('%s, which it is told of', async (_, attribute, json, id) => {
    const report = await verifyResponse(acceptance(attribute, json))
    expect([...withVerdict(report, 'fail'), ...withVerdict(report, 'warn')]).toContain(id)
  })
})

it.each([undefined, null, 'text', { name: Symbol('x') }])(
  'a fetch that rejects with %s is a lost connection',
  async (reason) => {
    const report = await verify(optionsFor(anywhere, { fetch: () => Promise.reject(reason) }))
    expect(report).toMatchObject({ outcome: 'unreachable', requests: 1 })
  },
)
