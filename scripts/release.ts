import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { root, toolEnvironment } from './lib/workspace.ts'
import { readOptions } from './release/options.ts'
import { pack } from './release/pack.ts'

const usage = `Usage: pnpm release [--output <folder>] [--publish]

--output   keeps the tarballs in this folder, to look at; without it, they are thrown away
--publish  publishes them; only the release workflow can`

/**
 * Packs every package as it would be published, and says what the changesets will make of the versions. It publishes only
 * with --publish, and only from the release workflow: by its short-lived identity (OIDC), with provenance, never by a
 * person's token.
 */
function release({ publish, output }: { publish?: boolean; output?: string }): void {
  if (publish && !process.env.ACTIONS_ID_TOKEN_REQUEST_URL) {
    console.error(
      'Cannot publish from here: only the release workflow does, by its own identity. Leave out --publish to see what it would do.',
    )
    process.exit(2)
  }
  console.log(`Waiting changesets: ${waitingChangesets()}\n`)
  const target = mkdtempSync(join(tmpdir(), 'bulk-import-release-'))
  try {
    const packages = [...pack(target)] // all before the first is published: what cannot be packed stops the release
    for (const { manifest, tarball, files, sizeBytes } of packages) {
      const size = `${files.length} files, ${(sizeBytes / 1000).toFixed(1)} kB packed`
      console.log(`${manifest.name}@${manifest.version}: ${size}`)
      if (output !== undefined) keep(tarball, output)
      // The very file that was packed and can be looked at, not a second packing.
      if (publish && !isOnRegistry(manifest))
        execFileSync('npm', ['publish', tarball, '--access', 'public', '--provenance'], { stdio: 'inherit' })
    }
  } finally {
    rmSync(target, { recursive: true })
  }
  console.log(publish ? 'Published what was new.' : 'Nothing was published: this was a rehearsal.')
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

function isOnRegistry({ name, version }: { name: string; version: string }): boolean {
  return spawnSync('npm', ['view', `${name}@${version}`, 'version'], { encoding: 'utf8' }).stdout.trim() === version
}

release(readOptions(usage, { publish: { type: 'boolean' }, output: { type: 'string' } }))
