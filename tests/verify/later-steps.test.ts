import { createMockFetch, type Deviation, deviations } from '@bulk-import/mock'
import { exitCode, type Inferred, plan, type Report, type VerifyOptions, verify } from '@bulk-import/verify'
import {
  githubReport,
  htmlReport,
  jsonReport,
  junitReport,
  sarifReport,
  terminalReport,
} from '@bulk-import/verify/reports'
import { describe, expect, it } from 'vitest'
import { optionsFor } from './support/servers.ts'

const records = [
  { ProfileId: 1 },
  { ProfileId: 'planted-bad' },
  { ProfileId: 'planted-bad' },
  { ProfileId: 'planted-4' },
]
const recordRules = [
  { pointer: '/ProfileId', equals: 'planted-bad', at: 'staging', message: 'No, not planted-bad.' },
] as const

const withRecords = { records }

async function run(deviate: Deviation[] = [], more: Partial<VerifyOptions> = {}, given: object = withRecords) {
  const mock = createMockFetch({ deviate, recordRules })
  const report = await verify(optionsFor(mock, { fetch: mock, provisional: true, ...given, ...more }))
  return { mock, report }
}

const withVerdict = ({ statements }: Report, ...verdicts: string[]) =>
  statements.filter(({ verdict }) => verdicts.includes(verdict)).map(({ id, verdict }) => `${verdict} ${id}`)

describe('the cases of the later steps, provisional', () => {
  it('pass for the mock, execute nothing, and stage nothing but the records that were given', async () => {
    const { mock, report } = await run()
    expect(withVerdict(report, 'fail', 'warn')).toEqual([])
    expect(report.outcome).toBe('pass')
    expect(
      mock
        .requests()
        .filter(({ path }) => /Execute$/.test(path ?? ''))
        .every(({ status }) => status !== 200),
    ).toBe(true)
    const lives = mock.imports().flatMap(({ life }) => life ?? [])
    expect(lives.every(({ executions }) => executions === 0)).toBe(true)
    expect(new Set(lives.map(({ TotalRecordsReceived: received }) => received % records.length))).toEqual(new Set([0]))
  })

  it('are not sent unless they are asked for', () => {
    const { cases } = plan(optionsFor({ url: 'https://mock.invalid' }))
    expect(new Set(cases.map(({ id }) => id.split('/')[0]))).toEqual(new Set(['initiate']))
  })

  it('stage nothing without records, and say so', async () => {
    const { mock, report } = await run([], {}, {})
    expect(mock.imports().every(({ life }) => (life?.TotalRecordsReceived ?? 0) === 0)).toBe(true)
    const why = { code: 'option-needed', option: 'records', message: 'It needs records that may be staged: `records`.' }
    for (const id of ['stage/example/smallest', 'retrieveStatus/after/stage'])
      expect(report.cases.find((one) => one.id === id)).toMatchObject({ verdict: 'skip', why })
    expect(report.outcome).toBe('pass')
  })

  it('never send to Execute what names an import, and say that nothing is executed', async () => {
    const { report } = await run()
    const sent = report.cases.filter((one) => one.operationId === 'execute' && one.sent !== undefined)
    expect(sent.length).toBeGreaterThan(0)
    expect(sent.map(({ id }) => id)).toEqual(
      sent.map(({ id }) => id).filter((id) => id.startsWith('execute/path/accessToken/')),
    )
    for (const id of ['L08', 'P14', 'P18', 'I08', 'I10'])
      expect(report.statements.find((one) => one.id === id)?.why?.code).toBe('never-sent')
  })

  it('ask for the token of another account, where one is given', async () => {
    const { report } = await run()
    const foreign = report.cases.find(({ id }) => id === 'retrieveStatus/status/401/foreign-access-token')
    expect(foreign).toMatchObject({ verdict: 'pass', actual: { status: 401 } })
    const { cases } = plan(
      optionsFor({ url: 'https://mock.invalid' }, { provisional: true, authorizationWithoutDelete: 'x' }),
    )
    expect(cases.some(({ id }) => id.includes('foreign'))).toBe(false)
  })

  it.each([0, 1, 2, 3, 4, 5, 6, 20])(
    'make no more changes than %d, and send what the plan says, where that is allowed',
    async (maxImports) => {
      const { mock, report } = await run([], { maxImports })
      const planned = plan(optionsFor(mock, { provisional: true, ...withRecords, maxImports }))
      const changes = mock.imports().map(({ life }) => 1 + (life?.stageRequests ?? 0))
      expect(changes.reduce((sum, one) => sum + one, 0)).toBe(planned.changes)
      expect(planned.changes).toBeLessThanOrEqual(maxImports)
      expect(report.requests).toBe(planned.requests)
      expect(withVerdict(report, 'fail', 'warn')).toEqual([])
    },
  )

  it('are spread over the steps where few changes are allowed, and leave room for what must be refused', () => {
    const sent = (maxImports: number) => {
      const { cases } = plan(optionsFor({ url: 'https://mock.invalid' }, { provisional: true, records, maxImports }))
      return new Set(cases.flatMap(({ id, skip }) => (skip === undefined ? [id] : [])))
    }
    const [baseline, refused] = ['initiate/example/smallest', 'initiate/required/without-Name']
    const steps = ['stage', 'retrieveStatus', 'retrieveExceptions'].map((step) => `${step}/example/smallest`)
    expect(sent(0)).toEqual(new Set())
    for (const maxImports of [1, 2, 3, 4, 5]) {
      expect([...sent(maxImports)]).toEqual(expect.arrayContaining([baseline, refused]))
      const made = steps.filter((id) => sent(maxImports).has(id))
      expect(made.length).toBe([0, 1, 2, 2, 3][maxImports - 1])
    }
  })
})

describe('a statement is not shown', () => {
  const notShown = ({ statements }: Report) =>
    Object.fromEntries(statements.flatMap(({ id, why }) => (why === undefined ? [] : [[id, why.message]])))

  it('by an empty page, where it is about failed records', async () => {
    const { report } = await run([], { records: [{ ProfileId: 1 }, { ProfileId: 2 }] })
    const unlisted = 'No failed record was listed.'
    expect(notShown(report)).toMatchObject({
      L09: unlisted,
      L02: unlisted,
      C29: unlisted,
      P21: unlisted,
      I13: unlisted,
    })
    expect(notShown(report)).toMatchObject({ P12: 'No record failed at staging.' })
    expect(withVerdict(report, 'pass')).toContain('pass P23')
  })

  it('by Stage and Retrieve status, where it is about Execute, too', async () => {
    const why = 'It also concerns Execute, which is never carried out.'
    expect(notShown((await run()).report)).toMatchObject({ L01: why, I01: why })
  })

  it('by a report without the members that it is about', async () => {
    const mock = createMockFetch({ recordRules })
    const barely: typeof fetch = async (input, init) => {
      const response = await mock(input, init)
      const text = (await response.text()).replaceAll(/"(?:Processed|Exceptions|NotHonored)":0,/g, '')
      return new Response(text, { status: response.status, headers: response.headers })
    }
    const report = await verify(optionsFor(mock, { fetch: barely, provisional: true, records }))
    expect(notShown(report)).toMatchObject({ P20: 'No report had a counter of what Execute does.' })
    expect(report.outcome).toBe('pass')
  })

  it('by what a step refuses that no accepted request has found', async () => {
    const mock = createMockFetch()
    const gate: typeof fetch = async (input, init) =>
      /Import\/./.test(new URL(new Request(input, init).url).pathname)
        ? new Response('', { status: 404 })
        : mock(input, init)
    const report = await verify(optionsFor(mock, { fetch: gate, provisional: true, records }))
    const provisional = report.statements.filter(({ isProvisional, verdict }) => isProvisional && verdict === 'pass')
    expect(provisional.map(({ id }) => id)).toEqual([])
    expect(notShown(report)).toMatchObject({
      P10: expect.stringContaining('its step had not yet responded as documented'),
    })
  })
})

/** What a run says of a service that does otherwise than we infer. */
const expected: Partial<Record<Deviation, string[]>> = {
  'other-token': ['warn I01'],
  'other-stage-path': ['warn I04'],
  'other-wrapper': ['warn I05'],
  'lagging-counters': ['warn I06'],
  'counters-per-request': ['fail P11'],
  'partly-taken-chunk': ['warn I06'],
  'other-status-path': ['warn I09'],
  'other-exceptions-path': ['warn I11'],
  'other-collection': ['warn I12'],
  'paging-from-0': ['fail P22', 'warn I13'],
  'one-record-too-many': ['warn I12'],
}

describe('a service that does otherwise than we infer', () => {
  const observable = Object.keys(expected) as Deviation[]

  it.each(observable.map((name) => [deviations[name].does, name] as const))(
    'is told apart by that alone when %s',
    async (_, name) => {
      const { report } = await run([name])
      expect(withVerdict(report, 'fail', 'warn').sort()).toEqual(expected[name])
    },
  )

  it.each([
    ['other-stage-path', { stagePath: '/{clientId}/Import/{accessToken}/Stage' }],
    ['other-wrapper', { recordsProperty: 'Profiles' }],
    ['other-status-path', { statusPath: '/{clientId}/Import/{accessToken}/ImportStatus' }],
    ['other-exceptions-path', { exceptionsPath: '/{clientId}/Import/{accessToken}/Failures' }],
    ['paging-from-0', { firstOffset: 0 }],
  ] satisfies [Deviation, Inferred][])('is not when it does %s, and that was said', async (name, inferred) => {
    const { report } = await run([name], { inferred })
    expect(withVerdict(report, 'fail', 'warn')).toEqual([])
  })

  it('breaks nothing where no step was answered well, not even when decisions count, and the warning says what to set', async () => {
    const mock = createMockFetch()
    const initiateAlone: typeof fetch = async (input, init) => {
      const { pathname } = new URL(new Request(input, init).url)
      return /Import\/./.test(pathname) ? new Response('<h1>Not here</h1>', { status: 404 }) : mock(input, init)
    }
    const options = optionsFor(mock, { fetch: initiateAlone, provisional: true, records, strict: true })
    const report = await verify(options)
    expect(withVerdict(report, 'fail')).toEqual([])
    expect(withVerdict(report, 'warn')).toEqual(['warn I04', 'warn L08', 'warn I09', 'warn I11'])
    expect(exitCode(report)).toBe(0)
    expect(terminalReport(report)).toContain(
      'which differs from what we inferred (I09); set statusPath by `inferred` if your service does it this way',
    )
  })
})

describe('records', () => {
  const exact = '{"ProfileId":9007199254740993,"Score":1.0,"Note":"a","Note":"b","UserProfilePreferences":[ 1 ]}'

  it('that are given as texts are staged as they are, and only their wrapper has another name', async () => {
    const mock = createMockFetch()
    const bodies: string[] = []
    const watched: typeof fetch = async (input, init) => {
      const request = new Request(input, init)
      bodies.push(await request.clone().text())
      return mock(request)
    }
    const options = { provisional: true, records: [exact, { ProfileId: 2 }], inferred: { recordsProperty: 'Profiles' } }
    await verify(optionsFor(mock, { fetch: watched, ...options, only: 'stage/example/smallest' }))
    expect(bodies).toContain(`{"Profiles":[${exact},{"ProfileId":2}]}`)
  })

  it('are in no report of a server that repeats them in every place', async () => {
    const planted = ['planted-1', 'plant-2', 'plnt', 'Ωplanted "3"', '8675309867']
    const text = `{"Name":"${planted[0]}","Type":"${planted[1]}","Locale":"${planted[2]}","City":"Ωplanted \\"3\\"","ProfileId":8675309867}`
    const mock = createMockFetch()
    const repeating: typeof fetch = async (input, init) => {
      const response = await mock(input, init)
      const body = (await response.json()) as Record<string, unknown>
      const padded = `${'x'.repeat(33)}${planted[0]}`
      const said = { ...body, Message: text, Status: padded, Name: planted[0], MatchValue: padded, Records: [text] }
      const headers = { 'Content-Type': `text/${planted[1]}; ${planted[0]}`, 'X-Record': 'planted-1' }
      const { AccessToken } = body
      return new Response(JSON.stringify(AccessToken === undefined ? said : { ...said, AccessToken }), {
        status: response.status,
        headers,
      })
    }
    const report = await verify(
      optionsFor(mock, { fetch: repeating, provisional: true, records: [text], strict: true }),
    )
    expect(report.outcome).toBe('fail')
    const bodies = report.cases.flatMap(({ actual }) => actual?.body ?? [])
    expect(new Set(bodies)).toEqual(new Set(['(not shown: it may repeat a record)']))
    for (const write of writers) {
      const written = write(report)
      for (const value of [...planted, 'plante', 'xplan']) expect(written).not.toContain(value)
    }
  })
})

const writers = [terminalReport, jsonReport, junitReport, sarifReport, githubReport, htmlReport]

describe('a report of the later steps', () => {
  it('has neither a record nor a token, in any form', async () => {
    const { mock, report } = await run(['counters-per-request', 'lagging-counters', 'other-collection'])
    const tokens = mock.imports().map(({ accessToken }) => accessToken)
    for (const write of writers) {
      const text = write(report)
      expect(text).not.toContain('planted')
      expect(tokens.filter((token) => text.includes(token))).toEqual([])
    }
    const stage = report.cases.find(({ id }) => id === 'stage/after/stage')
    expect(stage?.sent).toContain(`/ACME_CORP/Import/{accessToken}' `)
    expect(stage?.sent).toContain(`--data-binary '{"UserProfilePreferences":[…]}'`)
  })

  it('says once what provisional means, and has their statements by operation', async () => {
    const { report } = await run()
    const text = terminalReport(report)
    expect(text.match(/^Provisional: the steps after Initiate/gm)).toHaveLength(1)
    expect(text).toMatch(
      /\nstage\n {2}P09 [\s\S]*\nretrieveStatus\n {2}I09 [\s\S]*\nretrieveExceptions\n[\s\S]*\nseveral operations\n {2}P03 /,
    )
    expect(htmlReport(report)).toMatch(/Provisional: the steps after Initiate[\s\S]*<h3>stage<\/h3>/)
  })
})

it.each([
  [{ provisional: false }, '`records` needs `provisional`'],
  [{ records: [] }, '`records` must be a list of objects, or of texts of JSON with one each, not empty'],
  [{ records: ['[1]'] }, '`records` must be a list of objects, or of texts of JSON with one each, not empty'],
  [
    { inferred: { statusPath: '/x' } },
    '`inferred` is wrong: statusPath must be a path like those of the contract, with {clientId} and {accessToken} in it once',
  ],
  [{ inferred: { statPath: '/x' } }, '`inferred` is wrong: statPath is not an option. Did you mean `stagePath`?'],
] as [Partial<VerifyOptions>, string][])('the options %j are refused with what to do', (more, message) => {
  const options = optionsFor({ url: 'https://mock.invalid' }, { provisional: true, records, ...more })
  expect(() => plan(options)).toThrow(message)
})
