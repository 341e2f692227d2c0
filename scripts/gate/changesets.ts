import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { root } from '../lib/workspace.ts'
import { type Base, listAt } from './base.ts'
import type { Impact } from './redocly-diff.ts'

const rank: Record<Impact, number> = { patch: 1, minor: 2, major: 3 }

/** The highest bump that the changesets since the base give to each package. */
export async function declaredBumps(base: Base): Promise<Map<string, Impact>> {
  const folder = join(root, '.changeset')
  const before = new Set(listAt(base, '.changeset'))
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md') && name !== 'README.md')
  const bumps = new Map<string, Impact>()
  for (const name of names) {
    if (before.has(`.changeset/${name}`)) continue
    for (const [packageName, bump] of Object.entries(bumpsIn(await readFile(join(folder, name), 'utf8')))) {
      if (isAtLeast(bump, bumps.get(packageName))) bumps.set(packageName, bump)
    }
  }
  return bumps
}

/** The bumps in the front matter of one changeset. */
export function bumpsIn(text: string): Record<string, Impact> {
  const frontMatter = /^---\n(.*?)\n---/s.exec(text)?.[1]
  return frontMatter === undefined ? {} : ((parse(frontMatter) as Record<string, Impact> | null) ?? {})
}

export function isAtLeast(bump: Impact | undefined, least: Impact | undefined): boolean {
  return (bump === undefined ? 0 : rank[bump]) >= (least === undefined ? 0 : rank[least])
}
