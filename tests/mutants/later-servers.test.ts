import { statements } from '@bulk-import/contract/provisional'
import { beforeAll, describe, expect, it } from 'vitest'
import { laterServers, notSeen } from './later-servers.ts'
import { findIdle } from './support/idle.ts'
import { expectedIds, namesOf, type Outcome } from './support/matrix.ts'
import { outcomesOf, printFigure } from './support/outcomes.ts'
import { laterCaseIds } from './support/run.ts'

const { wrong, decisions, inferences, allowed } = laterServers
const names = namesOf(laterServers)
let outcomes: Map<string, Outcome>

beforeAll(async () => {
  outcomes = await outcomesOf('later', laterServers)
}, 600_000)

it('at least one wrong server of the later steps breaks each statement and inference that can be seen', () => {
  const covered = new Set([...wrong, ...decisions, ...inferences].flatMap(([, breaks]) => expectedIds(breaks).ids))
  const stated = Object.keys(statements).filter((id) => /^[PLI]/.test(id))
  expect(stated.filter((id) => !covered.has(id)).sort()).toEqual(Object.keys(notSeen).sort())
  expect(new Set(names).size).toBe(names.length)
})

describe('a server of the later steps that breaks what a page says', () => {
  it.each(wrong)('is found broken for that and for nothing else when it %s (%s)', (what) => {
    expect(outcomes.get(what)).toMatchObject({ missed: [], strange: [], failsByDefault: true })
  })
})

describe('a server of the later steps that is at odds with the older help or with a decision', () => {
  it.each(decisions)('is warned of, and broken only when decisions count, when it %s (%s)', (what) => {
    expect(outcomes.get(what)).toMatchObject({ missed: [], strange: [], failsByDefault: false, fails: true })
  })
})

describe('a server of the later steps that is not as inferred', () => {
  it.each(inferences)('is warned of, and never broken, when it %s (%s)', (what) => {
    expect(outcomes.get(what)).toMatchObject({ missed: [], strange: [], fails: false })
  })
})

describe('a server of the later steps that does otherwise what it may do otherwise', () => {
  it('is one of at least 11', () => {
    expect(allowed.length).toBeGreaterThanOrEqual(11)
  })

  it.each(allowed.map(([what]) => what))('is accused of nothing, not even when decisions count, when it %s', (what) => {
    expect(outcomes.get(what)).toMatchObject({ strange: [], fails: false })
  })
})

it('each case of the later steps tells some wrong server from a right one, or is listed with the reason why it stays', () => {
  expect(findIdle('later', laterCaseIds(), [...outcomes.values()])).toEqual({ unlisted: [], listedInVain: [] })
})

it('tells how many wrong servers of the later steps are found, and how many right ones accused', () => {
  const { actual, expected } = printFigure('Wrong servers of the later steps', 'later-server', laterServers, outcomes)
  expect(actual).toBe(expected)
})
