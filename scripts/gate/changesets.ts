import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { root } from '../lib/workspace.ts'
import { type Base, listAt, readAt } from './base.ts'
import type { Impact } from './redocly-diff.ts'

const rank: Record<Impact, number> = { patch: 1, minor: 2, major: 3 }

/** The highest bump of each package since the base: by changesets, or by a version that was raised with them. */
export async function declaredBumps(base: Base, manifests: readonly string[]): Promise<Map<string, Impact>> {
  const bumps = new Map<string, Impact>()
  const declare = (name: string, bump: Impact) => {
    if (isAtLeast(bump, bumps.get(name))) bumps.set(name, bump)
  }
  const folder = join(root, '.changeset')
  const before = new Set(listAt(base, '.changeset'))
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.md') && name !== 'README.md')) {
    if (before.has(`.changeset/${file}`)) continue
    for (const [name, bump] of Object.entries(readChangeset(file, await readFile(join(folder, file), 'utf8')))) {
      declare(name, bump)
    }
  }
  for (const path of manifests) {
    const { name, version } = JSON.parse(await readFile(join(root, path), 'utf8')) as { name: string; version: string }
    const old = readAt(base, path)
    const bump = old === undefined ? undefined : raise((JSON.parse(old) as { version: string }).version, version)
    if (bump !== undefined) declare(name, bump)
  }
  return bumps
}

/** The bumps that a changeset declares. @throws when it cannot be read, or says nothing to its readers */
export function readChangeset(file: string, text: string): Record<string, Impact> {
  const fail = (what: string): never => {
    throw new Error(`Cannot use .changeset/${file}: ${what}`)
  }
  const [, frontMatter = '', words = ''] =
    /^---\r?\n(.*?)^---\r?\n?(.*)$/ms.exec(text) ?? fail('it has no front matter between lines of "---".')
  let bumps: unknown
  try {
    bumps = parse(frontMatter) ?? {}
  } catch {
    fail('its front matter is not YAML. Is the name of the package in quotes?')
  }
  for (const [name, bump] of Object.entries(bumps as object)) {
    if (!Object.hasOwn(rank, String(bump))) fail(`the bump of ${name} must be major, minor or patch, but is "${bump}".`)
  }
  if (Object.keys(bumps as object).length > 0 && words.trim() === '')
    fail('it has no sentence. Say what changed, why, and what to do.')
  return bumps as Record<string, Impact>
}

/** How far a version was raised. */
export function raise(from: string, to: string): Impact | undefined {
  const [before, after] = [from, to].map((version) => version.split('.').map(Number))
  const index = (after ?? []).findIndex((part, position) => part !== before?.[position])
  return index < 0 || (after?.[index] ?? 0) < (before?.[index] ?? 0)
    ? undefined
    : (['major', 'minor', 'patch'] as const)[index]
}

export function isAtLeast(bump: Impact | undefined, minimum: Impact | undefined): boolean {
  return (bump === undefined ? 0 : rank[bump]) >= (minimum === undefined ? 0 : rank[minimum])
}
