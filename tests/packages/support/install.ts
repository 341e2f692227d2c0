import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { root, toolEnvironment } from '../../../scripts/lib/workspace.ts'
import { type Dependency, dependenciesOf } from '../../../scripts/release/dependencies.ts'

const run = promisify(execFile)
const sources: Record<string, string> = { contract: 'generated' }
const programs = join(import.meta.dirname, '../programs')

/** The tarballs that `pnpm release` makes, by the name of the package without its scope, and what it prints. */
export async function releaseInto(folder: string): Promise<{ tarballs: Record<string, string>; stdout: string }> {
  const given = [join(root, 'scripts/release.ts'), '--output', folder]
  const { stdout } = await run(process.execPath, given, { env: toolEnvironment })
  const files = readdirSync(folder).filter((file) => file.endsWith('.tgz'))
  const named = files.map((file) => [/^bulk-import-([a-z]+)-/.exec(file)?.[1] ?? file, join(folder, file)] as const)
  return { tarballs: Object.fromEntries(named), stdout }
}

/**
 * A project of somebody else that has installed these packages from their tarballs, and with the programs of this folder.
 * What they depend on are whole copies of what the workspace has, so that nothing is asked of a registry and nothing is linked.
 */
export async function installInto(folder: string, tarballs: Record<string, string>, extra: string[] = []) {
  const modules = join(folder, 'node_modules')
  for (const [name, tarball] of Object.entries(tarballs)) {
    const target = join(modules, '@bulk-import', name)
    mkdirSync(target, { recursive: true })
    await run('tar', ['-xzf', tarball, '-C', target, '--strip-components=1'])
    place(dependenciesOf(join(root, sources[name] ?? `packages/${name}`)), target, modules)
  }
  place(dependenciesOf(root, extra), folder, modules)
  cpSync(programs, folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }')
}

/** Every package that a project has installed, those of its tools and those inside others included. */
export function installedIn(folder: string): { path: string; manifest: InstalledManifest; sizeBytes: number }[] {
  const files = readdirSync(join(folder, 'node_modules'), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, 'node_modules', name))
    .filter((path) => statSync(path).isFile())
  const ownerOf = (path: string) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]
  const sizes = new Map<string, number>()
  for (const path of files) {
    const owner = ownerOf(path)
    if (owner !== undefined) sizes.set(owner, (sizes.get(owner) ?? 0) + statSync(path).size)
  }
  return [...sizes].map(([path, sizeBytes]) => ({
    path,
    manifest: JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as InstalledManifest,
    sizeBytes,
  }))
}

interface InstalledManifest {
  name: string
  scripts?: Record<string, string>
  engines?: { node?: string }
}

/** Puts dependencies where npm would: at the top, or below the one that needs another version. */
function place(dependencies: Dependency[], parent: string, modules: string): void {
  const placed = dependencies.flatMap(({ path, manifest: { name, version } }) => {
    const visible = locate(name, parent, dirname(modules))
    if (visible !== undefined && versionIn(visible) === version) return []
    const target = visible === undefined ? join(modules, name) : join(parent, 'node_modules', name)
    copy(path, target)
    return [{ path, target }]
  })
  for (const { path, target } of placed) place(dependenciesOf(path), target, modules)
}

function copy(from: string, to: string): void {
  cpSync(from, to, {
    recursive: true,
    dereference: true,
    filter: (path) => basename(path) !== 'node_modules',
  })
}

/** The nearest of that name above, as Node would find it, up to the project itself. */
function locate(name: string, from: string, project: string): string | undefined {
  const candidate = join(from, 'node_modules', name)
  if (existsSync(candidate)) return candidate
  return from === project ? undefined : locate(name, dirname(from), project)
}

function versionIn(path: string): string {
  return JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')).version
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'bulk-import-consumer-'))
}
