import { cases } from '@bulk-import/contract/cases'
import { beforeAll, describe, expect, it } from 'vitest'
import { servers } from './servers.ts'
import { findIdle } from './support/idle.ts'
import { namesOf, type Outcome } from './support/matrix.ts'
import { outcomesOf, printFigure } from './support/outcomes.ts'

const { wrong, decisions, allowed } = servers
const names = namesOf(servers)
let outcomes: Map<string, Outcome>

beforeAll(async () => {
  outcomes = await outcomesOf('initiate', servers)
}, 600_000)

describe('a server that breaks a statement', () => {
  it('is one of at least 120, each with a name of its own', () => {
    expect(wrong.length).toBeGreaterThanOrEqual(120)
    expect(new Set(names).size).toBe(names.length)
  })

  it.each(wrong)('is found broken for that and for nothing else when it %s (%s)', (what) => {
    expect(outcomes.get(what)).toMatchObject({ missed: [], strange: [], fails: true })
  })
})

describe('a server that is only at odds with a decision', () => {
  it.each(decisions)('is warned of, and broken only when decisions count, when it %s (%s)', (what) => {
    expect(outcomes.get(what)).toMatchObject({ missed: [], strange: [], failsByDefault: false, fails: true })
  })
})

describe('a server that does otherwise what it may do otherwise', () => {
  it('is one of at least 20', () => {
    expect(allowed.length).toBeGreaterThanOrEqual(20)
  })

  it.each(allowed.map(([what]) => what))('is accused of nothing, not even when decisions count, when it %s', (what) => {
    expect(outcomes.get(what)).toMatchObject({ strange: [], fails: false })
  })
})

it('each case alone tells some wrong server from a right one, or is listed with the reason why it stays', () => {
  const ids = [...cases.map(({ id }) => id), 'initiate/run/tokens-exact']
  expect(findIdle('initiate', ids, [...outcomes.values()])).toEqual({ unlisted: [], listedInVain: [] })
})

it('tells how many wrong servers are found, and how many right ones accused', () => {
  const { actual, expected } = printFigure('Wrong servers', 'server', servers, outcomes)
  expect(actual).toBe(expected)
})
