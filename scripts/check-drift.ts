import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { contractFiles } from './generate/contract-files.ts'
import { root } from './lib/workspace.ts'

/** Files of the package that are not generated from spec/. */
const handWritten = new Set(['CHANGELOG.md', 'README.md', 'package.json', 'tsconfig.json', 'node_modules', 'dist'])

/**
 * Generates in memory and compares bytes. Returns the names of the files that differ, are missing, or that nothing
 * writes any more. (The generator's own `--check` passes at the first fresh file, seen on openapi-typescript 7.13.0.)
 */
export async function staleFiles(folder = join(root, 'generated')): Promise<string[]> {
  const expected = await contractFiles()
  const present = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
    .filter((name) => !handWritten.has(name.split('/')[0] ?? ''))
  const names = new Set([...expected.keys(), ...present])
  const stale: string[] = []
  for (const name of names) {
    const content = present.includes(name) ? await readFile(join(folder, name), 'utf8') : undefined
    if (content !== expected.get(name)) stale.push(name)
  }
  return stale.sort()
}

if (import.meta.main) {
  const stale = await staleFiles()
  for (const name of stale) console.error(`generated/${name} does not follow from spec/. Run: pnpm generate`)
  if (stale.length === 0) console.log('generated/ follows from spec/.')
  process.exitCode = stale.length === 0 ? 0 : 1
}
