import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { root, toolEnvironment } from './lib/workspace.ts'
import { addressFields } from './release/address.ts'
import { readOptions } from './release/options.ts'
import { pack } from './release/pack.ts'
import { publish } from './release/publish.ts'

const usage = `Usage: pnpm release [--output <folder> | --publish <folder>]

--output   keeps the tarballs in this folder, to look at or to publish; without it, they are thrown away
--publish  publishes the tarballs of this folder, and builds nothing; only the release workflow can`

/** Packs every package as it would be published, and says what the changesets will make of the versions. */
async function rehearse(output: string | undefined): Promise<void> {
  console.log(`Waiting changesets: ${waitingChangesets()}\n`)
  const target = mkdtempSync(join(tmpdir(), 'bulk-import-release-'))
  try {
    for await (const { manifest, tarball, files, sizeBytes } of pack(target)) {
      const size = `${files.length} files, ${(sizeBytes / 1000).toFixed(1)} kB packed`
      console.log(`${manifest.name}@${manifest.version}: ${size}`)
      if (output !== undefined) keep(tarball, output)
    }
  } finally {
    rmSync(target, { recursive: true })
  }
  if (Object.keys(addressFields('.')).length === 0) {
    console.log('Notice: "repository" in package.json is empty, so these cannot be published: npm asks for it.')
  }
  console.log('Nothing was published: this was a rehearsal.')
}

function keep(tarball: string, output: string): void {
  mkdirSync(output, { recursive: true })
  copyFileSync(tarball, join(output, basename(tarball)))
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
