import { describe, expect, it } from 'vitest'
import { records, start } from '../testing/started-import.ts'

describe('a fault of a later step', () => {
  it('taken-late loses the connection at once, and has the effect later', async () => {
    const { mock, stage, status } = await start()
    await expect(stage(records, { 'X-Mock-Scenario': 'taken-late; late=5s' })).rejects.toThrow(TypeError)
    expect((await status()).json).toMatchObject({ TotalRecordsReceived: 0 })
    mock.moveClock(5000)
    expect(mock.imports()[0]?.life).toMatchObject({ TotalRecordsReceived: 3 })
  })

  it('taken-late lets another one pass, and one that fails then disturbs no other request', async () => {
    const late = (seconds: number) => ({ 'X-Mock-Scenario': `taken-late; late=${seconds}s` })
    const { mock, stage, exceptions } = await start({
      validateRecord: ({ ProfileId }) => {
        if (ProfileId === 'defect') throw new Error('oops')
        return [{ message: 'No.' }]
      },
    })
    await expect(stage([{ ProfileId: 'first' }], late(9))).rejects.toThrow(TypeError)
    await expect(stage([{ ProfileId: 'second' }], late(5))).rejects.toThrow(TypeError)
    await expect(stage([{ ProfileId: 'defect' }], late(7))).rejects.toThrow(TypeError)
    mock.moveClock(10_000)
    const { json } = await exceptions()
    expect(json.UserProfilePreferences).toMatchObject([
      { ProfileId: 'second', SequenceNumber: 1 },
      { ProfileId: 'first', SequenceNumber: 2 },
    ])
    expect((await stage([{ ProfileId: 'third' }], { 'X-Mock-Scenario': 'ok' })).status).toBe(200)
  })

  it('taken-late happens at its time, however late somebody looks', async () => {
    const { mock, stage, execute, status } = await start({ processingRate: 1 })
    await stage()
    await expect(execute({ 'X-Mock-Scenario': 'taken-late; late=5s' })).rejects.toThrow(TypeError)
    mock.moveClock(7000)
    expect((await status()).json).toMatchObject({ Status: 'Processing', Processed: 2 })
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

  it('is refused when no operation has its name', async () => {
    const scenario = { steps: ['unavailable; operation=Stage'] }
    await expect(start({ scenario })).rejects.toThrow(
      '`scenario` is wrong: Unknown operation "Stage". Did you mean "stage"?',
    )
    const { stage } = await start()
    const { status, json } = await stage(records, { 'X-Mock-Scenario': 'reset; operation=nope' })
    expect([status, json.Message]).toEqual([
      400,
      expect.stringMatching(/Unknown operation "nope"\. Expected one of initiate, /),
    ])
  })

  it('waits in a scenario for a request of its operation', async () => {
    const { stage, execute } = await start({ scenario: { steps: ['unavailable; operation=execute'] } })
    expect((await stage()).status).toBe(200)
    expect((await execute()).status).toBe(503)
    expect((await execute()).status).toBe(200)
  })
})
