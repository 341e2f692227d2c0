import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as original from '@bulk-import/run'
import { root } from '../../../scripts/lib/workspace.ts'
import { serveJobs } from '../../support/serve-jobs.ts'
import { guards } from './guards.ts'
import { mutants } from './mutants.ts'
import { endWell, endWellWhereverStopped, scenarios } from './scenarios.ts'
import type { RunPackage } from './world.ts'

const source = join(root, 'packages/run/src')

type Proof = [name: string, prove: () => Promise<unknown>]

/** Which proof notices a mutant, or behind the last one the package as it is; undefined where none does. */
serveJobs(async (job): Promise<string | undefined> => {
  const mutant = mutants[job]
  if (mutant === undefined) return firstToNotice(original, 0)
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
    return await firstToNotice((await import(join(folder, 'index.ts'))) as RunPackage, step)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

async function firstToNotice(runPackage: RunPackage, step: number): Promise<string | undefined> {
  const all = <One>(of: Record<string, One>, prove: (one: One) => Promise<unknown>) =>
    Object.entries(of).map(([name, one]): Proof => [name, () => prove(one)])
  const ofGuards = all(guards, (prove) => prove(runPackage))
  const isOfStep = ([name]: Proof) => name.startsWith(`${step}.`)
  const proofs: Proof[] = [
    ...ofGuards.filter(isOfStep),
    ...ofGuards.filter((proof) => !isOfStep(proof)),
    ...all(scenarios, (one) => endWell(runPackage, one)),
    ...all(scenarios, (one) => endWellWhereverStopped(runPackage, one)),
  ]
  for (const [name, prove] of proofs) {
    const failed = await prove().then(
      () => false,
      () => true,
    )
    if (failed) return name
  }
  return undefined
}
