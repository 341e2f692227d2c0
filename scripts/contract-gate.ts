import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'
import { diffWith } from './contract-diff.ts'
import { type Base, findBase, readAt } from './gate/base.ts'
import { declaredBumps } from './gate/changesets.ts'
import { judge } from './gate/judge.ts'
import { render } from './gate/render.ts'
import { uncompilableCode } from './gate/uncompilable-code.ts'
import { root } from './lib/workspace.ts'

const usage = 'Usage: pnpm contract:gate [<git reference>]'
const documents = ['spec/openapi.yaml', 'spec/provisional.yaml']
const typeFiles = ['generated/openapi.ts', 'generated/types.ts']
const manifests = ['generated/package.json', 'packages/client/package.json']
const read = (path: string) => readFile(join(root, path), 'utf8')

/** Whether the change from the base to the working tree may pass; tells what it does, and what it lacks. */
async function gate(reference: string | undefined): Promise<number> {
  const base = findBase(reference)
  const verdict = base && (await diffWith(base))
  if (base === undefined || verdict === undefined) {
    console.log(
      'No base to compare with: no release, no main branch, or no contract in it. Has git fetched the history?',
    )
    return process.env.GITHUB_ACTIONS ? 1 : 0 // there it is a workflow that forgot to fetch, and the gate must not be silent
  }
  const areTypesChanged = await typesChangedSince(base)
  const isSame = verdict.impact === undefined && !areTypesChanged
  const uncompilable = isSame ? { contract: [], provisional: [] } : uncompilableCode(base)
  const manifest = JSON.parse(await read('generated/package.json')) as { version: string }
  const complaints = judge({
    impact: verdict.impact,
    areTypesChanged,
    uncompilableCode: uncompilable.contract,
    uncompilableProvisionalCode: uncompilable.provisional,
    declared: await declaredBumps(base, manifests),
    versions: { documents: await versionsOf(documents), package: manifest.version },
  })
  console.log(render(verdict, `${base.reference} (${base.why})`, 'text'))
  for (const complaint of complaints) console.error(`\n${complaint}`)
  return complaints.length === 0 ? 0 : 1
}

async function versionsOf(paths: readonly string[]): Promise<Record<string, string>> {
  const versionOf = async (path: string) => [
    path,
    (parse(await read(path)) as { info: { version: string } }).info.version,
  ]
  return Object.fromEntries(await Promise.all(paths.map(versionOf)))
}

async function typesChangedSince(base: Base): Promise<boolean> {
  const changed = typeFiles.map(
    async (path) => withoutComments(readAt(base, path) ?? '') !== withoutComments(await read(path)),
  )
  return (await Promise.all(changed)).includes(true)
}

/** A description is not part of a type. */
function withoutComments(source: string): string {
  return source.replaceAll(/\/\*\*.*?\*\//gs, '').replaceAll(/\s+/g, ' ')
}

/** Returns the exit code. */
export async function main(args: string[]): Promise<number> {
  try {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
    if (positionals.length > 1) throw new Error('The gate compares with one reference.')
    return await gate(positionals[0])
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`)
    return 2
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2))
