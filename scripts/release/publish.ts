import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolders } from '../build.ts'
import { type Manifest, readManifest } from './stage.ts'

/**
 * Publishes the tarballs of a folder whose versions are new, each after those that it depends on, by the short-lived identity of the release workflow (OIDC), with
 * provenance and never by a person's token, and tags each. Ends with 2 when it cannot, before anything is published.
 */
export function publish(folder: string): void {
  const tarballs = readdirSync(folder).filter((name) => name.endsWith('.tgz'))
  const order = packageFolders.map((path) => readManifest(path).name)
  const packages = tarballs
    .map((name) => ({ tarball: join(folder, name), manifest: manifestIn(join(folder, name)) }))
    .sort((one, other) => order.indexOf(one.manifest.name) - order.indexOf(other.manifest.name))
  const obstacle = obstacleTo(packages.map(({ manifest }) => manifest))
  if (obstacle !== undefined) {
    console.error(`Cannot publish: ${obstacle}`)
    process.exit(2)
  }
  for (const { tarball, manifest } of packages.filter((one) => !isOnRegistry(one.manifest))) {
    execFileSync('npm', ['publish', tarball, '--access', 'public', '--provenance'], { stdio: 'inherit' })
    execFileSync('git', ['tag', `${manifest.name}@${manifest.version}`], { stdio: 'inherit' })
  }
  console.log('Published what was new.')
}

function obstacleTo(manifests: readonly Manifest[]): string | undefined {
  if (!process.env.ACTIONS_ID_TOKEN_REQUEST_URL) {
    return 'only the release workflow does, by its own identity. Leave out --publish to see what it would do.'
  }
  if (manifests.length === 0) return 'the folder holds no tarball. Pack them first: pnpm release --output <folder>'
  const homeless = manifests.find(({ repository }) => repository === undefined)
  if (homeless === undefined) return undefined
  return `${homeless.name} does not name the repository that it was built in, which npm compares with the provenance.
Set "repository" in package.json to its address, for example https://github.com/owner/name, and pack again.`
}

function manifestIn(tarball: string): Manifest {
  return JSON.parse(execFileSync('tar', ['-xzOf', tarball, 'package/package.json'], { encoding: 'utf8' })) as Manifest
}

function isOnRegistry({ name, version }: Manifest): boolean {
  return spawnSync('npm', ['view', `${name}@${version}`, 'version'], { encoding: 'utf8' }).stdout.trim() === version
}
