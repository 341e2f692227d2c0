import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { toolEnvironment } from '../../scripts/lib/workspace.ts'

const run = promisify(execFile)

/**
 * Writes a client with types into a folder: `client.ts` and `client.schemas.ts`. The generator is that of
 * Redocly CLI, which the workspace has for other ends; it is maintained, and calls itself experimental (2.77.0).
 */
export async function generateClient(document: object, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(document))
  const output = ['--output', 'client.ts', '--output-mode', 'split', '--import-ext', 'ts', '--error-mode', 'result']
  await run('redocly', ['generate-client', 'openapi.json', ...output], { cwd: folder, env: toolEnvironment })
}
