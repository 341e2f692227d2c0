import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../../scripts/lib/workspace.ts'

/** What the page of proofs counts. */
export interface Mutant {
  id: string
  ids: string[]
  killedBy: string[]
}

const file = join(root, 'node_modules/.cache/bulk-import/mutants.json')

/** Writes the mutants of one kind, whose ids begin with its name, and leaves those of the other. */
export function keepMutants(kind: 'server' | 'contract', mutants: readonly Mutant[]): void {
  mkdirSync(join(file, '..'), { recursive: true })
  const others = readMutants().filter(({ id }) => !id.startsWith(`${kind}/`))
  const own = mutants.map(({ id, ...rest }) => ({ id: `${kind}/${id}`, ...rest }))
  writeFileSync(file, `${JSON.stringify({ mutants: [...others, ...own] }, undefined, 1)}\n`)
}

function readMutants(): Mutant[] {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { mutants: Mutant[] }).mutants
  } catch {
    return []
  }
}
