import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from '../build.ts'
import { root } from '../lib/workspace.ts'
import { addressFields } from './address.ts'

type Exports = Record<string, string>

export interface Manifest {
  name: string
  version: string
  exports?: Exports
  bin?: Record<string, string>
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  [field: string]: unknown
}

/** Files that a published package carries as they are, where they exist. */
const documents = ['openapi', 'openapi.plain'].flatMap((name) =>
  [`${name}.json`, `${name}.yaml`].flatMap((file) => [file, `provisional/${file}`]),
)
const carried = ['README.md', 'CHANGELOG.md', 'bin', ...documents]

/** The workspace's own has to find out whether its Node reads TypeScript; this one finds JavaScript. */
const publishedBin = `#!/usr/bin/env node
import { run } from '../dist/process.js'

await run()
`

/** Builds a package and puts what is published of it into a folder of its own; returns that folder. */
export async function stage(folder: string, target: string, versions: ReadonlyMap<string, string>): Promise<string> {
  const source = join(root, folder)
  const manifest = { ...published(readManifest(folder), versions), ...addressFields(folder) }
  const path = join(target, manifest.name.replace('/', '-').replace('@', ''))
  mkdirSync(path, { recursive: true })
  await build(folder, join(path, 'dist'))
  for (const name of carried.filter((file) => existsSync(join(source, file))))
    cpSync(join(source, name), join(path, name), { recursive: true })
  for (const bin of Object.values(manifest.bin ?? {})) writeFileSync(join(path, bin), publishedBin)
  cpSync(join(root, 'LICENSE'), join(path, 'LICENSE'))
  writeFileSync(join(path, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`)
  return path
}

export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest
}

/** The manifest as it is published: built modules for sources, versions for `workspace:*`, nothing for developers. */
function published(manifest: Manifest, versions: ReadonlyMap<string, string>): Manifest {
  const { devDependencies: _, dependencies = {}, exports = {}, ...rest } = manifest
  return {
    ...rest,
    exports: Object.fromEntries(
      Object.entries(exports).map(([name, path]) => [name, builtModule(path)]),
    ) as unknown as Exports,
    dependencies: Object.fromEntries(
      Object.entries(dependencies).map(([name, range]) => [
        name,
        range.startsWith('workspace:') ? versionOf(name, versions) : range,
      ]),
    ),
  }
}

function builtModule(path: string): string | { types: string; default: string } {
  if (!path.endsWith('.ts')) return path.replace('./src/', './dist/')
  const built = path.replace(/^\.\/(src\/)?/, './dist/').replace(/\.ts$/, '')
  return { types: `${built}.d.ts`, default: `${built}.js` }
}

function versionOf(name: string, versions: ReadonlyMap<string, string>): string {
  const version = versions.get(name)
  if (version === undefined)
    throw new Error(`Cannot publish: ${name} is needed and is not a package of this workspace.`)
  return version
}
