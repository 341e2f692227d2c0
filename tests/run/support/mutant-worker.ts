import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { workerData } from 'node:worker_threads'
import * as original from '@bulk-import/run'
import { root } from '../../../scripts/lib/workspace.ts'
import { serveJobs } from '../../support/serve-jobs.ts'
import { guards } from './guards.ts'
import { mutants } from './mutants.ts'
import { endWell, endWellWhereverStopped, scenarios } from './scenarios.ts'
import type { RunPackage } from './world.ts'

const source = join(root, 'packages/run/src')

type Proof = [name: string, prove: () => Promise<unknown>]

/** The proofs that the package as it is has to pass: those that noticed a mutant. */
const used = new Set(workerData as Iterable<string>)

/** Which proof notices a mutant, or behind the last one the package as it is; undefined where none does. */
serveJobs(async (job): Promise<string | undefined> => {
  const mutant = mutants[job]
  if (mutant === undefined) return firstToNotice(proofsOf(original, 0).filter(([name]) => used.has(name)))
  const [step, , file, from, to] = mutant
  const cache = join(root, 'packages/run/.cache') // inside the package, so that what it needs is found
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'mutant-'))
  try {
    cpSync(source, folder, { recursive: true, filter: (path) => !path.endsWith('.test.ts') })
    const path = join(folder, 'machine', file)
    const text = readFileSync(path, 'utf8')
    if (text.split(from).length !== 2) throw new Error(`${file} has not once: ${from}`)
    writeFileSync(
      path,
      text.replace(from, () => to),
    )
    return await firstToNotice(proofsOf((await import(join(folder, 'index.ts'))) as RunPackage, step))
  } finally {
    rmSync(folder, { recursive: true })
  }
})

/** Those of a step first, since one of them is likely to notice what it lacks. */
function proofsOf(runPackage: RunPackage, step: number): Proof[] {
  const all = <One>(of: Record<string, One>, prove: (one: One) => Promise<unknown>, how = '') =>
    Object.entries(of).map(([name, one]): Proof => [name + how, () => prove(one)])
  const ofGuards = all(guards, (prove) => prove(runPackage))
  const isOfStep = ([name]: Proof) => name.startsWith(`${step}.`)
  return [
    ...ofGuards.filter(isOfStep),
    ...ofGuards.filter((proof) => !isOfStep(proof)),
    ...all(scenarios, (one) => endWell(runPackage, one)),
    ...all(scenarios, (one) => endWellWhereverStopped(runPackage, one), ', wherever it is stopped'),
  ]
}

async function firstToNotice(proofs: readonly Proof[]): Promise<string | undefined> {
  for (const [name, prove] of proofs) {
    const failed = await prove().then(
      () => false,
      () => true,
    )
    if (failed) return name
  }
  return undefined
}
