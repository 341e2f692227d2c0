import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { packageFolders } from '../build.ts'
import { root } from '../lib/workspace.ts'

interface Manifest {
  name: string
  version: string
  license?: string
  /** How it was said before npm took SPDX expressions. */
  licenses?: { type: string }[]
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  peerDependenciesMeta?: Record<string, { optional?: boolean }>
}

/** A package of somebody else, as it is installed in this workspace. */
export interface Dependency {
  path: string
  manifest: Manifest
}

/** All that comes along when the published packages are installed, by name and version; each with those that bring it. */
export function runtimeDependencies(): (Dependency & { comesWith: string[] })[] {
  const found = new Map<string, Dependency & { comesWith: string[] }>()
  const visit = (path: string, ours: string) => {
    for (const dependency of dependenciesOf(path)) {
      const { name, version } = dependency.manifest
      const known = found.get(`${name}@${version}`) ?? { ...dependency, comesWith: [] }
      if (known.comesWith.includes(ours)) continue
      known.comesWith.push(ours)
      found.set(`${name}@${version}`, known)
      visit(dependency.path, ours)
    }
  }
  for (const folder of packageFolders) visit(join(root, folder), readManifest(join(root, folder)).name)
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, dependency]) => dependency)
}

/**
 * What a package needs when it runs, and those of its tools that are named; nothing of this workspace.
 *
 * @throws when something needed is not installed
 */
export function dependenciesOf(path: string, tools: readonly string[] = []): Dependency[] {
  const { dependencies, optionalDependencies = {}, peerDependencies, peerDependenciesMeta } = readManifest(path)
  const names = [...tools, ...Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })]
  return names.flatMap((name) => {
    const installed = locate(name, path)
    if (installed !== undefined) return isOurs(installed) || isOptionalPeer(name) ? [] : [describe(installed)]
    if (name in optionalDependencies || isOptionalPeer(name)) return []
    throw new Error(`Cannot follow the dependencies: ${name} is not installed for ${path}.`)
  })

  function isOptionalPeer(name: string): boolean {
    return peerDependenciesMeta?.[name]?.optional === true
  }
}

function describe(path: string): Dependency {
  return { path, manifest: readManifest(path) }
}

function readManifest(path: string): Manifest {
  return JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Manifest
}

function isOurs(path: string): boolean {
  return packageFolders.some((folder) => path === join(root, folder))
}

/** Where Node finds a package: in the nearest `node_modules` above, links followed. */
function locate(name: string, from: string): string | undefined {
  const candidate = join(from, 'node_modules', name)
  if (existsSync(join(candidate, 'package.json'))) return realpathSync(candidate)
  return dirname(from) === from ? undefined : locate(name, dirname(from))
}
