import * as runPackage from '@bulk-import/run'
import { describe, expect, it } from 'vitest'
import { guards } from './support/guards.ts'
import { endWell, endWellWhereverStopped, scenarios } from './support/scenarios.ts'

describe.each(Object.entries(scenarios))('a run with %s', (_, scenario) => {
  it('ends as it should when nothing else goes wrong', async () => {
    await expect(endWell(runPackage, scenario)).resolves.toBeGreaterThan(5)
  })

  it('takes each record once and executes once, wherever it is stopped, and is gone on with to its end', async () => {
    await endWellWhereverStopped(runPackage, scenario)
  })
})

describe('each step has its guard', () => {
  it.each(Object.entries(guards))('%s', async (_, prove) => {
    await prove(runPackage)
  })
})
