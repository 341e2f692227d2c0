import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readOptions } from './lib/options.ts'
import { root } from './lib/workspace.ts'
import { type Dependency, runtimeDependencies } from './release/dependencies.ts'

export const licencesFile = join(root, 'docs/licences.md')

/** Those that ask for no more than to be named. Any other, above all a copyleft one, is looked at by a person first. */
const permissive = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
])

/** Whether an SPDX expression can be met with permissive licences alone; not for nested ones, which are refused. */
export function isPermissive(expression: string): boolean {
  const bare = expression.replace(/^\((.*)\)$/, '$1')
  return bare.split(' OR ').some((choice) => choice.split(' AND ').every((one) => permissive.has(one)))
}

/** The page of licences. @throws when one is missing, unknown or not permissive */
export function licencesPage(
  dependencies: readonly (Dependency & { comesWith: string[] })[] = runtimeDependencies(),
): string {
  const doubtful = dependencies.filter(({ manifest }) => !isPermissive(licenceOf(manifest)))
  if (doubtful.length > 0) {
    const list = doubtful.map(({ manifest }) => `- ${manifest.name} ${manifest.version}: ${licenceOf(manifest)}`)
    throw new Error(`These come with the published packages, and their licences are not known to be permissive:
${list.join('\n')}
Replace the dependency, or read its licence and add it to the list in scripts/licences.ts.`)
  }
  const rows = dependencies.map(
    ({ manifest, comesWith }) =>
      `| ${manifest.name} | ${manifest.version} | ${licenceOf(manifest)} | ${comesWith.join(', ')} |`,
  )
  return `<!-- Written by \`pnpm licences\`. Do not edit. -->

# Licences of what comes along

The published packages are MIT. Installing all of them also installs these ${rows.length} packages of others, all under
permissive licences.

| package | version | licence | comes with |
| --- | --- | --- | --- |
${rows.join('\n')}
`
}

function licenceOf({ license, licenses }: Dependency['manifest']): string {
  return license ?? licenses?.map(({ type }) => type).join(' OR ') ?? 'none named'
}

if (import.meta.main) {
  readOptions('Usage: pnpm licences', {})
  mkdirSync(dirname(licencesFile), { recursive: true })
  writeFileSync(licencesFile, licencesPage())
  console.log('Wrote docs/licences.md.')
}
