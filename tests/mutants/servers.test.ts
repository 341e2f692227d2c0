import { cases } from '@bulk-import/contract/cases'
import { beforeAll, describe, expect, it } from 'vitest'
import { runJobs } from '../support/pool.ts'
import { allowed, decisions, wrong } from './servers.ts'
import { keepMutants } from './support/figures.ts'
import { findIdle } from './support/idle.ts'
import type { Outcome } from './support/matrix.ts'

const names = [...wrong, ...decisions, ...allowed].map(([what]) => what)
const outcomes = new Map<string, Outcome>()

beforeAll(async () => {
  const results = await runJobs<Outcome>(new URL('./support/worker.ts', import.meta.url), [...names.keys()])
  for (const outcome of results) outcomes.set(outcome.what, outcome)
}, 600_000)

const ofGroup = (group: readonly (readonly [string, ...unknown[]])[]) =>
  group.flatMap(([what]) => outcomes.get(what) ?? [])
const isFound = ({ missed, strange, fails }: Outcome) => missed.length + strange.length === 0 && fails

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

  it.each(allowed)('is accused of nothing, not even when decisions count, when it %s', (what) => {
    expect(outcomes.get(what)).toMatchObject({ strange: [], fails: false })
  })
})

it('each case alone tells some wrong server from a right one, or is listed with the reason why it stays', () => {
  const ids = [...cases.map(({ id }) => id), 'initiate/run/tokens-exact']
  expect(findIdle(ids, [...outcomes.values()])).toEqual({ unlisted: [], listedInVain: [] })
})

it('tells how many wrong servers are found, and how many right ones accused', () => {
  const mutants = ofGroup([...wrong, ...decisions])
  const accused = ofGroup(allowed).filter(({ strange, fails }) => strange.length > 0 || fails)
  keepMutants(
    'server',
    mutants.map(({ what, ids, killedBy }) => ({ id: what, ids, killedBy })),
    names,
  )
  const figure = (killed: number, wrongly: number) =>
    `${killed}/${wrong.length + decisions.length} killed, ${wrongly}/${allowed.length} false`
  process.stdout.write(`Wrong servers: ${figure(mutants.filter(isFound).length, accused.length)}\n`)
  expect(figure(mutants.filter(isFound).length, accused.length)).toBe(figure(names.length - allowed.length, 0))
})
