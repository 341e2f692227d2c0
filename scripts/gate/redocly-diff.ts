import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { stringify } from 'yaml'
import type { OpenApiDocument } from '../generate/json-schema.ts'
import { toolEnvironment } from '../lib/workspace.ts'

export type Impact = 'major' | 'minor' | 'patch'

/** One change as `redocly diff` reports it. */
export interface ReportedChange {
  path: string
  typeName: string
  kind: 'added' | 'removed' | 'modified'
  impact: Impact
  verdicts: { ruleId: string; message: string }[]
  property?: string
  base?: { value?: unknown }
  revision?: { value?: unknown }
}

/** What `redocly diff` (experimental, seen on 2.77.0) says of two documents. */
export async function redoclyDiff(base: OpenApiDocument, revision: OpenApiDocument): Promise<ReportedChange[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bulk-import-diff-'))
  try {
    await writeFile(join(folder, 'base.yaml'), stringify(base, { aliasDuplicateObjects: false }))
    await writeFile(join(folder, 'revision.yaml'), stringify(revision, { aliasDuplicateObjects: false }))
    const options = ['diff', 'base.yaml', 'revision.yaml', '--format=json', '--fail-on=none']
    const { stdout } = await promisify(execFile)('redocly', options, {
      cwd: folder,
      env: toolEnvironment,
      maxBuffer: 2 ** 26,
    })
    return (JSON.parse(stdout) as { changes: ReportedChange[] }).changes
  } finally {
    await rm(folder, { recursive: true })
  }
}
