import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../../scripts/lib/workspace.ts'
import { serveJobs } from '../../support/serve-jobs.ts'
import { guards } from './guards.ts'
import { mutants } from './mutants.ts'
import { endWell, endWellWhereverStopped, scenarios } from './scenarios.ts'
import type { RunPackage } from './world.ts'

const source = join(root, 'packages/run/src')

/** Which proof notices a mutant; undefined where none does. */
serveJobs(async (job): Promise<string | undefined> => {
  const [, , file, from, to] = mutants[job] ?? [0, '', '', '', '']
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
    return await firstToNotice((await import(join(folder, 'index.ts'))) as RunPackage)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

async function firstToNotice(runPackage: RunPackage): Promise<string | undefined> {
  const proofs: Record<string, () => Promise<unknown>> = {
    ...Object.fromEntries(Object.entries(guards).map(([name, prove]) => [name, () => prove(runPackage)])),
    ...Object.fromEntries(Object.entries(scenarios).map(([name, one]) => [name, () => endWell(runPackage, one)])),
    ...Object.fromEntries(
      Object.entries(scenarios).map(([name, one]) => [
        `${name}, stopped`,
        () => endWellWhereverStopped(runPackage, one),
      ]),
    ),
  }
  for (const [name, prove] of Object.entries(proofs)) {
    const failed = await prove().then(
      () => false,
      () => true,
    )
    if (failed) return name
  }
  return undefined
}
