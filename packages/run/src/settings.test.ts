import { expect, it } from 'vitest'
import { checkSettings, limitsOf } from './settings.ts'

it('a share of the records is exact, where a double is a little less', () => {
  for (const [percent, sent] of [
    [29, 100],
    [57, 100],
    [58, 100],
    [57, 10_000],
    [69, 10_000],
    [0.1, 10_000_000],
  ] as const) {
    const { mayFail } = limitsOf({ maxFailed: `${percent}%` }, { chunkBytes: 1000 })
    const failed = Math.round((percent * sent) / 100)
    expect([mayFail(failed, sent), mayFail(failed + 1, sent)]).toEqual([true, false])
  }
})

it('as many may fail as the journal says, where the option is left out or undefined', () => {
  const plan = { chunkBytes: 1000, maxFailed: 3 }
  for (const settings of [{}, { maxFailed: undefined }] as object[])
    expect([3, 4].map((failed) => limitsOf(settings, plan).mayFail(failed, 10))).toEqual([true, false])
  expect(limitsOf({ maxFailed: 0 }, plan).mayFail(1, 10)).toBe(false)
})

it('an option that is unknown is refused in one sentence', () => {
  expect(() => checkSettings({ maxFaild: 3 })).toThrow(/^Unknown option `maxFaild`\. Did you mean `maxFailed`\?$/)
  expect(() => checkSettings({ pollMs: 1 })).toThrow(/^`pollMs` must be a whole number from 10 to \d+, got 1\.$/)
})
