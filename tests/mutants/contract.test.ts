import { readFileSync } from 'node:fs'
import { seededRandom } from '@bulk-import/internal/random'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type DocumentName, mutationsOfDocument } from './contract/document.ts'
import { killersOf } from './contract/kill.ts'
import { rightDocument } from './contract/mutations.ts'
import { keepMutants } from './support/figures.ts'

// All of them take minutes: `pnpm mutate` runs them. Here it is a sample, the same each time.
const isWhole = process.env.MUTANTS === 'all'
const seed = 20_261_123
const equivalents = parse(readFileSync(new URL('./equivalent.yaml', import.meta.url), 'utf8')) as Record<
  DocumentName,
  Record<string, string>
>

describe.each<[DocumentName, string, sampleSize: number]>([
  ['contract', 'contract', 300],
  ['provisional', 'provisional contract', 100],
])('of the %s', (document, words, sampleSize) => {
  const mutations = mutationsOfDocument(document)
  const equivalent = equivalents[document]
  const chosen = isWhole ? [...mutations.keys()] : sample()
  const killers = new Map<string, string[]>()

  beforeAll(async () => {
    const found = await killersOf(mutations, chosen, isWhole, document)
    for (const [job, killedBy] of found) killers.set(mutations[job]?.id ?? '', killedBy)
    const ran = chosen.flatMap((job) => mutations[job] ?? [])
    keepMutants(
      document,
      ran.filter(isCounted).map(({ id, ids }) => ({ id, ids, killedBy: killers.get(id) ?? [] })),
      mutations.filter(isCounted).map(({ id }) => id),
    )
  }, 1_800_000)

  const isCounted = ({ id }: { id: string }) => id !== rightDocument && equivalent[id] === undefined
  const survivors = () => [...killers].filter(([, killedBy]) => killedBy.length === 0).map(([id]) => id)

  function sample(): number[] {
    const random = seededRandom(seed)
    const jobs = Array.from({ length: sampleSize }, () => 1 + Math.floor(random() * (mutations.length - 1)))
    return [0, ...new Set(jobs)]
  }

  it('every keyword is changed in some way, at least 300 in all', () => {
    expect(mutations.length).toBeGreaterThan(300)
    expect(chosen.length).toBeGreaterThan(25)
  })

  it('the guards let the right document pass', () => {
    expect(survivors()).toContain(rightDocument)
  })

  it('a weakened one is noticed by a test, a lint rule or a case, or is listed as equivalent with the reason', () => {
    expect(survivors().filter((id) => isCounted({ id }))).toEqual([])
  })

  it('what is listed as equivalent exists, and is noticed by nothing', () => {
    const ids = new Set(mutations.map(({ id }) => id))
    const isNoticed = (id: string) => (killers.get(id)?.length ?? 0) > 0
    expect(Object.keys(equivalent).filter((id) => !ids.has(id) || isNoticed(id))).toEqual([])
  })

  it('tells how many weakened ones are noticed, and by which guards', () => {
    const left = survivors().length - 1
    const by = (guard: string) =>
      [...killers.values()].flat().filter((killer) => killer.startsWith(`${guard}: `)).length
    const guards = `${by('test')} by tests, ${by('lint')} by lint, ${by('case')} by cases`
    const of = isWhole ? guards : `a sample of ${mutations.length - 1}`
    process.stdout.write(
      `Weakened ${words}s: ${killers.size - 1} mutants, ${killers.size - 1 - left} killed, ${left} equivalent (${of})\n`,
    )
    expect(killers.size).toBe(chosen.length)
  })
})
