import { existsSync, readFileSync } from 'node:fs'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import peers from '../package.json' with { type: 'json' }
import { here, root, run } from './child.ts'

const { devDependencies: tools, packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** What is compared with or measured by, of the peers and of the tools that the workspace has, in its pinned versions. */
export function versions(): string[] {
  const names = ['@redocly/cli', '@stoplight/prism-cli', 'esbuild', 'openapi-fetch', 'typescript-7']
  const pinned = names.map((name) => [name, tools[name]?.replace(/^npm:.*@/, '')])
  return [...Object.entries(peers.dependencies), ...pinned].map(([name, version]) => `${name} ${version}`)
}

/** Installs the peers with their own lockfile, unless they are there; no install script of theirs runs. */
export async function installPeers(): Promise<void> {
  const isThere = Object.entries(peers.dependencies).every(([name, version]) => {
    const installed = join(here, 'node_modules', name, 'package.json')
    return existsSync(installed) && JSON.parse(readFileSync(installed, 'utf8')).version === version
  })
  if (isThere) return
  console.error('Installing the peers (the first time, or because they changed) …')
  const pnpm = packageManager.replace(/\+.*/, '')
  const flags = ['--frozen-lockfile', '--ignore-workspace', '--ignore-scripts', '--dir', here]
  await run(['npx', '--yes', pnpm, 'install', ...flags], { cwd: root, environment: { CI: 'true' } })
}

/** Installs the packages of this project into a folder from the tarballs that would be published, as a user does. */
export async function installPackages(folder: string): Promise<string> {
  await run([process.execPath, join(root, 'scripts/release.ts'), '--output', folder])
  const tarballs = (await readdir(folder)).filter((name) => name.endsWith('.tgz')).map((name) => `./${name}`)
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline']
  await run(['npm', 'install', ...flags, ...tarballs], { cwd: folder })
  return folder
}
