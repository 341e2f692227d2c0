import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pinnedPnpm, root, toolEnvironment } from '../../../scripts/lib/workspace.ts'

const here = import.meta.dirname
const stamp = join(here, 'node_modules/.installed')

/** Installs the runtimes with their own lockfile, unless nothing has changed since the last time. */
function install(): void {
  const lockfile = readFileSync(join(here, 'pnpm-lock.yaml'), 'utf8')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockfile) return
  process.stdout.write('Installing the runtimes (the first time, or because they changed) …\n')
  const { status } = spawnSync('npx', ['--yes', pinnedPnpm(), 'install', '--frozen-lockfile', '--dir', here], {
    cwd: here,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, CI: 'true' }, // never asks
  })
  if (status !== 0) process.exit(1)
  writeFileSync(stamp, lockfile)
}

install()
const given = ['run', '--config', join(here, 'vitest.config.ts'), ...process.argv.slice(2)]
process.exitCode = spawnSync('vitest', given, { cwd: root, env: toolEnvironment, stdio: 'inherit' }).status ?? 1
