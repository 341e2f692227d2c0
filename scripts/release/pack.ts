import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { packageFolders } from '../build.ts'
import { readManifest, stage } from './stage.ts'

/** What npm tells of a tarball. */
interface Tarball {
  name: string
  version: string
  entryCount: number
  /** In bytes. */
  size: number
}

/** Packs every package into a folder as it would be published. */
export async function pack(target: string): Promise<Tarball[]> {
  mkdirSync(target, { recursive: true })
  const staging = mkdtempSync(join(tmpdir(), 'bulk-import-staged-'))
  try {
    const versions = new Map(packageFolders.map(readManifest).map(({ name, version }) => [name, version]))
    const staged: string[] = []
    for (const folder of packageFolders) staged.push(await stage(folder, staging, versions))
    const given = ['pack', '--json', '--ignore-scripts', '--pack-destination', resolve(target), ...staged]
    const output = execFileSync('npm', given, { cwd: staging, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return JSON.parse(output) as Tarball[]
  } finally {
    rmSync(staging, { recursive: true })
  }
}
