import { expect, it } from 'vitest'
import { runJobs } from '../support/pool.ts'
import { mutants } from './support/mutants.ts'

it('each guard of a run, taken out, is noticed', { timeout: 300_000 }, async () => {
  const worker = new URL('./support/mutant-worker.ts', import.meta.url)
  const noticed = await runJobs<string | undefined>(worker, [...mutants.keys()], [])
  // A proof that fails for another reason notices the package as it is. All of them stand in every-failure.test.ts as well.
  const used = noticed.filter((name) => name !== undefined)
  expect(await runJobs(worker, [mutants.length], used)).toEqual([undefined])
  const left = mutants.filter((_, index) => noticed[index] === undefined).map(([step, what]) => `${step}. it ${what}`)
  process.stdout.write(`Guards of a run: ${mutants.length - left.length}/${mutants.length} killed\n`)
  expect(left).toEqual([])
})
