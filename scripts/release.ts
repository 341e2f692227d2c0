import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readOptions } from './lib/options.ts'
import { root, toolEnvironment } from './lib/workspace.ts'
import { addressFields } from './release/address.ts'
import { pack } from './release/pack.ts'
import { publish } from './release/publish.ts'

const usage = `Usage: pnpm release [--output <folder> | --publish <folder>]

--output   keeps the tarballs in this folder, to look at or to publish; without it, they are thrown away
--publish  publishes the tarballs of this folder, and builds nothing; only the release workflow can`

/** Packs every package as it would be published, and says what the changesets will make of the versions. */
async function rehearse(output: string | undefined): Promise<void> {
  console.log(`Waiting changesets: ${waitingChangesets()}\n`)
  const target = output ?? mkdtempSync(join(tmpdir(), 'bulk-import-release-'))
  for (const { name, version, entryCount, size } of await pack(target)) {
    console.log(`${name}@${version}: ${entryCount} files, ${(size / 1000).toFixed(1)} kB packed`)
  }
  if (output === undefined) rmSync(target, { recursive: true })
  if (Object.keys(addressFields('.')).length === 0) {
    console.log('Notice: "repository" in package.json is empty, so these cannot be published: npm asks for it.')
  }
  console.log('Nothing was published: this was a rehearsal.')
}

/** What the changesets will make of the versions, in the words of the tool. */
function waitingChangesets(): string {
  const names = readdirSync(join(root, '.changeset')).filter((name) => name.endsWith('.md') && name !== 'README.md')
  if (names.length === 0) return 'none, so the versions stay as they are.'
  const { stdout } = spawnSync('changeset', ['status', '--verbose'], {
    cwd: root,
    env: toolEnvironment,
    encoding: 'utf8',
  })
  return stdout.replaceAll(/^\S+ {2}?/gm, '').trim()
}

const given = readOptions(usage, { publish: { type: 'string' }, output: { type: 'string' } })
// What builds holds no identity, and what holds one builds nothing.
if (given.publish === undefined) await rehearse(given.output)
else publish(given.publish)
