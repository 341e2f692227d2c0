import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pinnedPnpm, root } from '../../../scripts/lib/workspace.ts'
import { here, run } from './child.ts'

const { dependencies } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>
}

/** The peers with their pinned versions, and the tools of the workspace that are compared or used. */
export function versions(): Record<string, string> {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>
  }
  const tools = ['@redocly/cli', 'esbuild', 'typescript-7']
  return {
    ...dependencies,
    ...Object.fromEntries(tools.map((name) => [name, devDependencies[name]?.replace(/^npm:.*@/, '') ?? ''])),
  }
}

/** Installs the peers with their own lockfile, unless they are there; no install script of theirs runs. */
export async function installPeers(): Promise<void> {
  const isThere = Object.entries(dependencies).every(([name, version]) => {
    const manifest = join(here, 'node_modules', name, 'package.json')
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version
  })
  if (isThere) return
  console.log('Installing the peers (the first time, or because they changed) …')
  const flags = ['--frozen-lockfile', '--ignore-workspace', '--ignore-scripts', '--dir', here]
  await run(['npx', '--yes', pinnedPnpm(), 'install', ...flags], { cwd: root, environment: { CI: 'true' } })
}
