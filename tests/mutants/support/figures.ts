import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../../scripts/lib/workspace.ts'

/** What the page of proofs counts. */
export interface Mutant {
  id: string
  ids: string[]
  killedBy: string[]
}

const file = join(root, 'node_modules/.cache/bulk-import/mutants.json')

/**
 * Writes what came of the mutants of one kind, and leaves those of the other. Of its own kind, those that did not run this time stay
 * as long as there still are such mutants.
 */
export function keepMutants(
  kind: 'server' | 'later-server' | 'contract' | 'provisional',
  mutants: readonly Mutant[],
  all: readonly string[],
): void {
  mkdirSync(join(file, '..'), { recursive: true })
  const own = mutants.map(({ id, ...rest }) => ({ id: `${kind}/${id}`, ...rest }))
  const fresh = new Set(own.map(({ id }) => id))
  const known = new Set(all.map((id) => `${kind}/${id}`))
  const stays = ({ id }: Mutant) => !fresh.has(id) && (known.has(id) || !id.startsWith(`${kind}/`))
  const fileOfOwn = `${file}.${process.pid}`
  writeFileSync(fileOfOwn, `${JSON.stringify({ mutants: [...readMutants().filter(stays), ...own] }, undefined, 1)}\n`)
  renameSync(fileOfOwn, file) // a reader finds a whole file at any time
}

function readMutants(): Mutant[] {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { mutants: Mutant[] }).mutants
  } catch {
    return []
  }
}
