import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parse } from 'yaml'
import { root, toolEnvironment } from '../lib/workspace.ts'
import type { OpenApiDocument } from './json-schema.ts'

const run = promisify(execFile)

/** The multi-file contract as one document. The target is new each time: a failed bundling leaves an old one in place. */
export async function bundle(source = join(root, 'spec/openapi.yaml')): Promise<OpenApiDocument> {
  const folder = await mkdtemp(join(tmpdir(), 'bulk-import-bundle-'))
  const target = join(folder, 'openapi.yaml')
  const configuration = join(root, 'spec/redocly.yaml')
  try {
    // Two files of one base name would otherwise become `Name` and `Name-2`, and so leak into type names.
    const strictNames = '--component-renaming-conflicts-severity=error'
    await run('redocly', ['bundle', source, '--config', configuration, '--output', target, strictNames], {
      env: toolEnvironment,
    })
    return parse(await readFile(target, 'utf8')) as OpenApiDocument
  } catch (cause) {
    const { stderr } = cause as { stderr?: string }
    throw new Error(`Cannot bundle the contract. ${stderr ?? ''}`, { cause })
  } finally {
    await rm(folder, { recursive: true })
  }
}
