import { describe, expect, it } from 'vitest'
import { rules, start } from '../testing/started-import.ts'
import { deviationNames, deviations } from './deviations.ts'

describe('a deviation breaks the inference that it names', () => {
  it.each(deviationNames.map((name) => [name, deviations[name].inference] as const))('%s [%s]', async (name) => {
    const deviate = [name]
    const { call, token, ...one } = await start({ deviate, recordRules: [...rules, { ...rules[0], equals: 3 }] })
    const seen: Record<string, unknown> = {}
    const staged = await one.stage()
    seen.stage = [staged.status, staged.json.AccessToken, staged.json.TotalRecordsReceived]
    const second = await one.stage([{ ProfileId: 'bad' }])
    seen.second = second.json.TotalRecordsReceived
    const status = await one.status()
    seen.status = [status.status, status.json.TotalRecordsReceived]
    const { json, status: listed } = await one.exceptions('?limit=1')
    seen.exceptions = [listed, Object.keys(json).at(-1), (json.UserProfilePreferences as unknown[])?.length]
    seen.next = (await one.exceptions('?offset=1&limit=1')).text.match(/"SequenceNumber":(\d)/)?.[1]
    await one.execute()
    one.mock.moveClock(10_000)
    seen.again = (await one.execute()).status
    seen.end = (await one.status()).json.Status
    const right = {
      stage: [200, Number(token), 3],
      second: 4,
      status: [200, 4],
      exceptions: [200, 'UserProfilePreferences', 1],
      next: '2',
      again: 400,
      end: 'Completed',
    }
    const differing = Object.keys(right).filter((key) => String(seen[key]) !== String(right[key as keyof typeof right]))
    expect(differing).toEqual(effects[name])
  })
})

/** What of the life above is otherwise by each deviation. */
const effects: Record<string, string[]> = {
  'other-token': ['stage'],
  'other-stage-path': ['stage', 'second', 'status', 'exceptions', 'next', 'end'],
  'other-wrapper': ['stage', 'second', 'status', 'exceptions', 'next', 'end'],
  'lagging-counters': ['stage', 'second', 'status'],
  'counters-per-request': ['second'],
  'partly-taken-chunk': ['stage', 'second', 'status'],
  'second-execute': ['again', 'end'],
  'other-status-path': ['status', 'end'],
  complete: ['end'],
  'other-exceptions-path': ['exceptions', 'next'],
  'other-collection': ['exceptions'],
  'paging-from-0': ['next'],
  'one-record-too-many': ['exceptions'],
}
