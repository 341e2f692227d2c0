import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolders } from '../build.ts'
import { type Manifest, readManifest, stage } from './stage.ts'

export interface Packed {
  manifest: Manifest
  /** The folder that was packed: what is published, and nothing else. */
  path: string
  tarball: string
  sizeBytes: number
  files: string[]
}

/** Packs every package into a folder as it would be published, each after those that it depends on. */
export async function* pack(target: string): AsyncGenerator<Packed> {
  const staging = join(target, 'staged')
  mkdirSync(staging, { recursive: true })
  const versions = new Map(packageFolders.map(readManifest).map(({ name, version }) => [name, version]))
  for (const folder of packageFolders) {
    const { path, manifest } = await stage(folder, staging, versions)
    const output = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', target], {
      cwd: path,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const [{ filename, size, files }] = JSON.parse(output) as [
      { filename: string; size: number; files: { path: string }[] },
    ]
    yield {
      manifest,
      path,
      tarball: join(target, filename),
      sizeBytes: size,
      files: files.map(({ path: file }) => file),
    }
  }
}
