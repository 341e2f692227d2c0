import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, toolEnvironment } from './lib/workspace.ts'

/**
 * Turns the changesets into versions and changelogs, and lets `info.version` of the documents and what the client says of itself
 * follow their packages.
 */
const run = (command: string, ...given: string[]) => {
  const { status } = spawnSync(command, given, { cwd: root, env: toolEnvironment, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

run('changeset', 'version')
for (const name of ['openapi', 'provisional'])
  follow('generated', `spec/${name}.yaml`, /^( {2}version: ).*$/m, '$1VERSION')
follow('packages/client', 'packages/client/src/version.ts', /'.*'$/m, "'VERSION'")
run('node', 'scripts/generate.ts')

/** Writes the version of a package where a file repeats it. */
function follow(folder: string, path: string, pattern: RegExp, replacement: string): void {
  const { version } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as { version: string }
  const file = join(root, path)
  writeFileSync(file, readFileSync(file, 'utf8').replace(pattern, replacement.replace('VERSION', version)))
}
