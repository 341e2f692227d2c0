import { operations } from '@bulk-import/contract/provisional'
import { describe, expect, it } from 'vitest'
import { records, rules, start } from '../testing/started-import.ts'

const failedNumbers = ({ json }: { json: Record<string, unknown> }) =>
  (json.UserProfilePreferences as { SequenceNumber: number }[]).map(({ SequenceNumber }) => SequenceNumber)

describe('the life of an import', () => {
  it('goes from Initiated to Completed by the clock, and counts over all stage requests [P11, P18, P19, P20, I01, I06, I09]', async () => {
    const { mock, stage, execute, status } = await start({ processingRate: 1, recordRules: rules })
    expect((await status()).json).toMatchObject({ Status: 'Initiated', TotalRecordsReceived: 0 })
    expect((await stage()).json).toMatchObject({ Status: 'Staging', TotalRecordsReceived: 3, ValidationFailed: 1 })
    const staged = { TotalRecordsReceived: 4, ValidationSuccessful: 3, ValidationFailed: 1, Pending: 3 }
    const before = { ...staged, Processed: 0, Exceptions: 0, NotHonored: 0 }
    expect((await stage([{ ProfileId: 4 }])).json).toMatchObject(before)
    expect((await status()).json).toMatchObject({ ...before, Status: 'Staging', Name: 'CRM sync' })
    expect((await execute()).json).toMatchObject({ ...before, Status: 'Queued' })
    mock.moveClock(1000)
    expect((await status()).json).toMatchObject({ ...before, Status: 'Processing', Processed: 1, Pending: 2 })
    mock.moveClock(5000)
    expect((await status()).json).toMatchObject({ ...before, Status: 'Completed', Processed: 3, Pending: 0 })
  })

  it('writes the exact token of the import into each report [C11, I01]', async () => {
    const { call, stage } = await start()
    const { text } = await call('POST', '', { Name: 'second' })
    const token = /\d+/.exec(text)?.[0] ?? ''
    expect(Number(token)).toBeGreaterThan(Number.MAX_SAFE_INTEGER)
    const report = await call('GET', `/${token}/Status`)
    expect(report.text).toContain(`"AccessToken":${token},`)
    expect((await stage()).status).toBe(200)
  })

  it('refuses what comes too late or too early, and nothing changes by it', async () => {
    const { stage, execute, status } = await start()
    expect(await execute()).toMatchObject({ status: 400, json: { Message: expect.stringContaining('no records') } })
    await stage()
    await execute()
    const before = (await status()).text
    expect((await stage()).status).toBe(400)
    expect((await execute()).status).toBe(400)
    expect((await status()).text).toBe(before)
  })

  it('refuses a token that has ended, or is not one of the account [P04]', async () => {
    const { mock, call, token, status } = await start()
    expect((await call('GET', '/1/Status')).status).toBe(401)
    const foreign = await mock(`https://mock.invalid/OTHER/Import/${token}/Status`, { headers: { Authorization: 'x' } })
    expect(foreign.status).toBe(401)
    mock.moveClock(6 * 3_600_000)
    expect((await status()).status).toBe(401)
  })

  it('shows what fails when it is imported only once it was reached, and ends as Failed by a record that says so [P14, P19]', async () => {
    const late = { pointer: '/ProfileId', equals: 3, at: 'execution', message: 'No.' } as const
    const { mock, stage, execute, status, exceptions } = await start({
      processingRate: 1,
      recordRules: [...rules, late],
    })
    await stage()
    await execute()
    expect(failedNumbers(await exceptions())).toEqual([2])
    mock.moveClock(2000)
    expect((await status()).json).toMatchObject({ Status: 'Completed', Processed: 1, Exceptions: 1 })
    expect(failedNumbers(await exceptions())).toEqual([2, 3])
    const fatal = await start({ recordRules: [{ ...late, at: 'import' }] })
    await fatal.stage()
    await fatal.execute()
    fatal.mock.moveClock(1000)
    expect((await fatal.status()).json).toMatchObject({ Status: 'Failed', Processed: 0 })
  })

  it('pages failed records from 1, each as it was staged with its number and the reasons [P22, P23, L09, I13]', async () => {
    const validateRecord = () => [{ message: 'Never.' }]
    const { stage, exceptions } = await start({ validateRecord })
    await stage('{"UserProfilePreferences":[{"a": 1.0},{},{"SequenceNumber":9}]}')
    const { text, json } = await exceptions('?limit=2')
    expect(json).toMatchObject({ Count: 2, HasMore: true, Limit: 2, Offset: 1 })
    expect(text).toContain('{"a": 1.0,"SequenceNumber":1,"Exceptions":[{"Message":"Never."}]}')
    expect(failedNumbers(await exceptions('?limit=2&offset=3'))).toEqual([3])
    const parameters: readonly { name: string; default?: unknown }[] = operations.retrieveExceptions.parameters
    expect((await exceptions()).json.Limit).toBe(parameters.find(({ name }) => name === 'limit')?.default)
    for (const wrong of ['?limit=0', '?offset=0', '?limit=x']) expect((await exceptions(wrong)).status).toBe(400)
  })

  it('keeps no more failed records than it may, and counts the others', async () => {
    const { stage, exceptions } = await start({ validateRecord: () => [{ message: 'Never.' }], maxFailedRecords: 2 })
    expect((await stage()).json).toMatchObject({ ValidationFailed: 3 })
    expect(failedNumbers(await exceptions())).toEqual([1, 2])
  })
})

describe('a stage request', () => {
  it('is taken whole or not at all, and says what is wrong [P10, C25, C26]', async () => {
    const { stage, status } = await start()
    for (const [body, message] of [
      ['{"UserProfilePreferences":[{},{]}', /UserProfilePreferences\[1\] cannot be read|ends within/],
      ['{"UserProfilePreferences":[{},5]}', /UserProfilePreferences\[1\] must be an object/],
      ['{"UserProfilePreferences":[],"Other":1}', /StageRequest.Other must be one of the declared/],
      ['{"Profiles":[{}]}', /StageRequest.UserProfilePreferences must be present/],
      ['{"UserProfilePreferences":[{}],"UserProfilePreferences":[{}]}', /twice/],
      ['nonsense', /not JSON/],
    ] as const) {
      const { status, json } = await stage(body)
      expect([body, status]).toEqual([body, 400])
      expect(json.Message).toMatch(message)
    }
    expect((await stage([])).json).toMatchObject({ TotalRecordsReceived: 0 })
    expect((await status()).json).toMatchObject({ TotalRecordsReceived: 0 })
  })

  it('of more bytes than the contract permits gets a 413, and counts nothing [P13, C27]', async () => {
    const { stage, status } = await start()
    const { maximum } = operations.stage.request.bytes
    const body = `{"UserProfilePreferences":[{"a":"${'x'.repeat(maximum)}"}]}`
    expect((await stage(body)).status).toBe(413)
    expect((await status()).json).toMatchObject({ TotalRecordsReceived: 0 })
  })

  it('adds the bytes of its records to one SHA-256, in order, which a refused one leaves as it was', async () => {
    const { mock, stage } = await start()
    const { createHash } = await import('node:crypto')
    await stage('{"UserProfilePreferences": [ {"a": 1.0} , {"b":2} ]}')
    await stage('{"UserProfilePreferences":[{"c":3},}')
    await stage('{"UserProfilePreferences":[{"c":"ü"}]}')
    const whole = createHash('sha256').update('{"a": 1.0}{"b":2}{"c":"ü"}').digest('hex')
    expect(mock.imports()[0]?.life).toMatchObject({ recordsSha256: whole, stageRequests: 2, executions: 0 })
  })

  it('is not taken when a function that was given throws, and the response is a 500', async () => {
    const { stage, status } = await start({
      validateRecord() {
        throw new Error('oops')
      },
    })
    expect((await stage()).status).toBe(500)
    expect((await status()).json).toMatchObject({ TotalRecordsReceived: 0 })
  })

  it('shows neither its token nor its records in what the mock remembers of requests', async () => {
    const { mock, stage, token } = await start()
    await stage([{ secret: 'planted' }])
    const seen = JSON.stringify(mock.requests())
    expect(seen).not.toMatch(new RegExp(`${token}|planted`))
    expect(mock.requests().at(-1)).toMatchObject({ path: '/ACME_CORP/Import/{accessToken}' })
  })

  it.each(['/import/', '/Imports/'])('shows no token either after the mistyped path %s', async (mistyped) => {
    const { mock, token } = await start()
    const response = await mock(`https://mock.invalid/ACME_CORP${mistyped}${token}/Status`)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain(token)
    expect(JSON.stringify(mock.requests())).not.toContain(token)
    await mock(`https://mock.invalid/1234567890/Import`)
    expect(mock.requests().at(-1)?.path).toBe('/1234567890/Import')
  })
})

describe('a fault of a later step', () => {
  it('taken-late loses the connection at once, and has the effect later', async () => {
    const { mock, stage, status } = await start()
    await expect(stage(records, { 'X-Mock-Scenario': 'taken-late; late=5s' })).rejects.toThrow(TypeError)
    expect((await status()).json).toMatchObject({ TotalRecordsReceived: 0 })
    mock.moveClock(5000)
    expect(mock.imports()[0]?.life).toMatchObject({ TotalRecordsReceived: 3 })
  })

  it('status-lags tells what was true before', async () => {
    const { mock, stage, status } = await start()
    mock.moveClock(10_000)
    await stage()
    const lagging = { 'X-Mock-Scenario': 'status-lags; late=5s' }
    expect((await status(lagging)).json).toMatchObject({ Status: 'Initiated', TotalRecordsReceived: 0 })
    mock.moveClock(5000)
    expect((await status(lagging)).json).toMatchObject({ Status: 'Staging', TotalRecordsReceived: 3 })
  })

  it('waits in a scenario for a request of its operation', async () => {
    const { stage, execute } = await start({ scenario: { steps: ['unavailable; operation=execute'] } })
    expect((await stage()).status).toBe(200)
    expect((await execute()).status).toBe(503)
    expect((await execute()).status).toBe(200)
  })
})
