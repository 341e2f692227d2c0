// Runs a TypeScript script of this folder on the Node of the workspace, after installing what it needs.
// Only this file has to run on any Node from 20 on, with nothing installed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const stamp = join(root, 'node_modules/.bulk-import-installed')
const node = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')

const [script, ...scriptArguments] = process.argv.slice(2)
install()
run()

/** Installs with the pinned pnpm and the frozen lockfile, unless nothing has changed since the last time. */
function install() {
  const manifests = readdirSync(join(root, 'packages')).map((name) => `packages/${name}/package.json`)
  const inputs = ['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', 'generated/package.json', ...manifests]
  const hash = createHash('sha256')
  for (const input of inputs.map((name) => join(root, name))) {
    if (existsSync(input)) hash.update(readFileSync(input))
  }
  const fingerprint = hash.digest('hex')
  if (existsSync(node) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return

  // As pnpm@12.21.0+sha512.66fd…: npx takes the version alone, the hash is for Corepack.
  const [pnpm] = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager.split('+')
  console.error(`Installing the workspace with ${pnpm} (the first time, or because it changed) …`)
  const npx = spawnSync('npx', ['--yes', pnpm, 'install', '--frozen-lockfile'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...process.env, CI: 'true' }, // never asks
  })
  if (npx.status !== 0) {
    console.error(npx.stdout, npx.stderr, npx.error ?? '')
    console.error(
      `Cannot install. Is the package registry reachable? To see more: npx ${pnpm} install --frozen-lockfile`,
    )
    process.exit(1)
  }
  writeFileSync(stamp, fingerprint)
}

/** Ends as the script ends, and hands signals on, so that Ctrl-C reaches it from wherever it comes. */
function run() {
  const child = spawn(node, [join(import.meta.dirname, `${script}.ts`), ...scriptArguments], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(`Cannot run ${script}: ${error.message}`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}
