import { afterAll, describe, expect, it } from 'vitest'
import { judge } from '../../scripts/gate/judge.ts'
import type { Impact } from '../../scripts/gate/redocly-diff.ts'
import { compare } from '../../scripts/gate/verdict.ts'
import { contract } from '../support/contract.ts'
import * as edits from './edits.ts'
import * as rewrites from './rewrites.ts'
import { nearMisses } from './rewrites.ts'

const versions = { documents: {}, package: '1.0.0' }
const passes = (impact: Impact | undefined, declared: [string, Impact][]) =>
  judge({ impact, areTypesChanged: false, uncompilableCode: [], declared: new Map(declared), versions }).length === 0

/** That a change may break callers is not enough where the search is able to show it. */
const proven = expect.objectContaining({ impact: 'major', counterexample: expect.anything() })

let judged = 0

describe.each([...Object.entries(edits), ...Object.entries(rewrites)])('an edit of %s', (_, edits) => {
  it.concurrent.each(edits)(
    'in which %s is rated %s, and the gate asks for that bump',
    async (_what, verdict, edit) => {
      const revision = structuredClone(contract)
      edit(revision)
      const { impact, changes } = await compare(contract, revision)
      expect([impact ?? 'none', changes]).toEqual([verdict, changes])
      const contractBump = (bump: Impact): [string, Impact][] => [['@bulk-import/contract', bump]]
      expect(passes(impact, [])).toBe(verdict === 'none')
      expect(passes(impact, contractBump('patch'))).toBe(verdict === 'none' || verdict === 'patch')
      expect(passes(impact, contractBump('minor'))).toBe(verdict !== 'major')
      expect(passes(impact, contractBump('major'))).toBe(true)
      if (edits === nearMisses) expect(changes).toContainEqual(proven)
      judged++
    },
  )
})

afterAll(() => process.stdout.write(`${judged} edits of the contract judged as they deserve\n`))
