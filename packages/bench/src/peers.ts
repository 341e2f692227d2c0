import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { here, root, run } from './child.ts'

interface Manifest {
  version: string
  packageManager: string
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

const { dependencies } = readManifest(here)
const { devDependencies, packageManager } = readManifest(root)

/** What is compared with or measured by, of the peers and of the tools that the workspace has, in its pinned versions. */
export function versions(): Record<string, string> {
  const tools = ['@redocly/cli', '@stoplight/prism-cli', 'ajv', 'esbuild', 'openapi-fetch', 'typescript-7']
  const pinned = tools.map((name) => [name, devDependencies[name]?.replace(/^npm:.*@/, '') ?? ''])
  return { ...dependencies, ...Object.fromEntries(pinned) }
}

/** Installs the peers with their own lockfile, unless they are there; no install script of theirs runs. */
export async function installPeers(): Promise<void> {
  const isThere = Object.entries(dependencies).every(([name, version]) => {
    const folder = join(here, 'node_modules', name)
    return existsSync(folder) && readManifest(folder).version === version
  })
  if (isThere) return
  console.error('Installing the peers (the first time, or because they changed) …')
  const pnpm = packageManager.replace(/\+.*/, '')
  const flags = ['--frozen-lockfile', '--ignore-workspace', '--ignore-scripts', '--dir', here]
  await run(['npx', '--yes', pnpm, 'install', ...flags], { cwd: root, environment: { CI: 'true' } })
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
}
