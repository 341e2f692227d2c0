import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageFolders } from './build.ts'
import { root, toolEnvironment } from './lib/workspace.ts'
import { readManifest, stage } from './release/stage.ts'

/**
 * Packs every package as it would be published, and says what the changesets will make of the versions. It publishes only
 * with --publish, and only from the release workflow: by its short-lived identity (OIDC), with provenance, never by a
 * person's token.
 */
function release(isPublishing: boolean): void {
  if (isPublishing && !process.env.ACTIONS_ID_TOKEN_REQUEST_URL) {
    console.error(
      'Cannot publish from here: only the release workflow does, by its own identity. Leave out --publish to see what it would do.',
    )
    process.exit(2)
  }
  const folders = packageFolders.filter((folder) => existsSync(join(root, folder, 'package.json')))
  const versions = new Map(folders.map((folder) => [readManifest(folder).name, readManifest(folder).version]))
  console.log(`Waiting changesets: ${waitingChangesets()}
`)
  const target = mkdtempSync(join(tmpdir(), 'bulk-import-release-'))
  try {
    for (const folder of folders) {
      const { path, manifest } = stage(folder, target, versions)
      const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', target], {
        cwd: path,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      const [{ size, entryCount }] = JSON.parse(packed) as [{ size: number; entryCount: number }]
      console.log(`${manifest.name}@${manifest.version}: ${entryCount} files, ${(size / 1024).toFixed(1)} kB packed`)
      if (isPublishing && !isOnRegistry(manifest))
        execFileSync('npm', ['publish', '--access', 'public', '--provenance'], { cwd: path, stdio: 'inherit' })
    }
  } finally {
    rmSync(target, { recursive: true })
  }
  console.log(isPublishing ? 'Published what was new.' : 'Nothing was published: this was a rehearsal.')
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

release(process.argv.includes('--publish'))
