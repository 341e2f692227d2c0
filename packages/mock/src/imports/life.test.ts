import { operations } from '@bulk-import/contract/provisional'
import { describe, expect, it } from 'vitest'
import { rules, start } from '../testing/started-import.ts'

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
    const { stage, execute, status } = await start({ recordRules: rules })
    const nothing = { status: 400, json: { Message: expect.stringContaining('no record that could be imported') } }
    expect(await execute()).toMatchObject(nothing)
    await stage([{ ProfileId: 'bad' }])
    expect(await execute()).toMatchObject(nothing)
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
    expect((await fatal.status()).json).toMatchObject({ Status: 'Failed', Processed: 0, Pending: 0, Exceptions: 1 })
    expect((await fatal.exceptions()).json.UserProfilePreferences).toMatchObject([
      { SequenceNumber: 3, Exceptions: [{ Message: 'No.' }] },
    ])
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
    const late = await start({ importRecord: () => [{ message: 'Never.' }], maxFailedRecords: 1, processingRate: 1 })
    await late.stage()
    await late.execute()
    late.mock.moveClock(2000)
    expect((await late.status()).json).toMatchObject({ Processed: 0, Exceptions: 2, Pending: 1 })
    expect(failedNumbers(await late.exceptions())).toEqual([1])
  })

  it('keeps those of newer imports when all together are too many', async () => {
    const { call, stage, status, exceptions } = await start({ recordRules: rules, maxFailedRecords: 2 })
    await stage()
    const token = /\d+/.exec((await call('POST', '', { Name: 'second' })).text)?.[0]
    const bad = { ProfileId: 'bad' }
    await call('POST', `/${token}`, { UserProfilePreferences: [bad, bad] })
    expect(failedNumbers(await call('GET', `/${token}/Exceptions`))).toEqual([1, 2])
    expect(failedNumbers(await exceptions())).toEqual([])
    expect((await status()).json).toMatchObject({ ValidationFailed: 1 })
  })

  it('compares values of rules as JSON, whatever the order of members', async () => {
    const rule = { pointer: '/CustomerName', equals: { First: 'A', Last: 'B' }, at: 'staging', message: 'No.' } as const
    const { stage } = await start({ recordRules: [rule] })
    const { json } = await stage('{"UserProfilePreferences":[{"CustomerName":{"Last":"B","First":"A"}}]}')
    expect(json).toMatchObject({ ValidationFailed: 1 })
  })
})
