import * as runPackage from '@bulk-import/run'
import { describe, expect, it } from 'vitest'
import { createWorld } from './support/world.ts'

type Options = NonNullable<Parameters<typeof createWorld>[1]>

const failing = [{ pointer: '/ProfileId', equals: 4, at: 'execution', message: 'No.' }] as const

/** What a run notes of each inference, as `I12 false: FailedRecords`; the last word of several. */
async function observed(options: Options, settings: runPackage.RunSettings = {}): Promise<string[]> {
  const world = createWorld(runPackage, { recordRules: failing, ...options })
  const seen: string[] = []
  const onObservation = ({ id, holds, actual }: runPackage.Observation) => void seen.push(`${id} ${holds}: ${actual}`)
  await world.start({ onObservation, ...settings })
  return seen
}

const starting = (seen: readonly string[], ...ids: string[]) => seen.filter((one) => ids.includes(one.slice(0, 3)))

describe('what a run notes of the inferences', () => {
  it('is that each of the failed records held, where it did [I11, I12, I13]', async () => {
    expect(starting(await observed({}), 'I11', 'I12', 'I13')).toEqual([
      'I11 true: the same',
      'I12 true: "UserProfilePreferences"',
      'I13 true: 1 record',
    ])
  })

  it('names the collection that the service has instead [I12]', async () => {
    const seen = await observed({ deviate: ['other-collection'] })
    expect(starting(seen, 'I11', 'I12')).toEqual(['I11 true: the same', 'I12 false: "FailedRecords"'])
  })

  it('is that the path did not hold, and nothing of what lies behind it [I11]', async () => {
    const seen = await observed({ deviate: ['other-exceptions-path'] })
    expect(starting(seen, 'I11', 'I12', 'I13')).toEqual(['I11 false: the response 404'])
  })

  it('is nothing where the disk is full: that says nothing of the service [I11, I12, I13]', async () => {
    const keepFailed = () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }))
    expect(starting(await observed({}, { keepFailed }), 'I11', 'I12', 'I13')).toEqual([])
  })

  it('is why the first record was not taken [I04, I05]', async () => {
    expect(starting(await observed({ deviate: ['other-stage-path'] }), 'I04', 'I05')).toEqual([
      'I04 false: the response 404',
    ])
    expect(starting(await observed({ deviate: ['other-wrapper'] }), 'I04', 'I05')).toEqual([
      'I04 false: the response 400',
      'I05 false: the response 400',
    ])
  })

  it('is said once, however often it is seen [I08]', async () => {
    const seen = await observed({})
    expect(seen).toEqual([...new Set(seen)])
    expect(starting(seen, 'I08').length).toBeLessThan(6)
  })
})
