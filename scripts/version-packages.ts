import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, toolEnvironment } from './lib/workspace.ts'

/** Turns the changesets into versions and changelogs, and lets `info.version` of the contract follow its package. */
const run = (command: string, ...given: string[]) => {
  const { status } = spawnSync(command, given, { cwd: root, env: toolEnvironment, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

run('changeset', 'version')
const { version } = JSON.parse(readFileSync(join(root, 'generated/package.json'), 'utf8')) as { version: string }
const document = join(root, 'spec/openapi.yaml')
writeFileSync(document, readFileSync(document, 'utf8').replace(/^( {2}version: ).*$/m, `$1${version}`))
run('node', 'scripts/generate.ts')
