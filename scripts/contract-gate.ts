import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { diffWith } from './contract-diff.ts'
import { findBase, readAt } from './gate/base.ts'
import { brokenCode } from './gate/broken-code.ts'
import { declaredBumps } from './gate/changesets.ts'
import { judge } from './gate/judge.ts'
import { render } from './gate/render.ts'
import { root } from './lib/workspace.ts'

const typeFiles = ['generated/openapi.ts', 'generated/types.ts']

/** Whether the change from the base to the working tree may pass; tells what it does, and what it lacks. */
async function gate(reference: string | undefined): Promise<number> {
  const base = findBase(reference)
  const verdict = base && (await diffWith(base))
  if (base === undefined || verdict === undefined) {
    console.log('No base to compare with: no release, no main branch, or no contract in it.')
    return 0
  }
  const read = (path: string) => readFile(join(root, path), 'utf8')
  const areTypesChanged = await Promise.all(
    typeFiles.map(async (path) => withoutComments(readAt(base, path) ?? '') !== withoutComments(await read(path))),
  )
  const document = parse(await read('spec/openapi.yaml')) as { info: { version: string } }
  const manifest = JSON.parse(await read('generated/package.json')) as { version: string }
  const complaints = judge({
    impact: verdict.impact,
    areTypesChanged: areTypesChanged.includes(true),
    brokenCode: verdict.impact === undefined ? [] : brokenCode(base),
    declared: await declaredBumps(base),
    versions: { document: document.info.version, package: manifest.version },
  })
  console.log(render(verdict, `${base.reference} (${base.why})`, 'text'))
  for (const complaint of complaints) console.error(`\n${complaint}`)
  return complaints.length === 0 ? 0 : 1
}

/** A description is not part of a type. */
function withoutComments(source: string): string {
  return source.replaceAll(/\/\*\*.*?\*\//gs, '').replaceAll(/\s+/g, ' ')
}

process.exitCode = await gate(process.argv[2])
