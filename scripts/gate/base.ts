import { execFileSync, type StdioOptions } from 'node:child_process'
import { root } from '../lib/workspace.ts'

/** A commit to compare with, and why this one. */
export interface Base {
  reference: string
  commit: string
  why: string
}

const releases = '@bulk-import/contract@*'

/** The given reference; else the last release; else the main branch. Undefined when there is none of them. */
export function findBase(given?: string): Base | undefined {
  if (given !== undefined) {
    const commit = resolve(given)
    if (commit === undefined) throw new Error(`Cannot compare with "${given}": git does not know it. Fetch it first.`)
    return { reference: given, commit, why: 'as asked for' }
  }
  const release = git('describe', '--tags', '--match', releases, '--abbrev=0', 'HEAD')
  const wanted = [
    ['the last release', release],
    ['the main branch', 'origin/main'],
    ['the main branch', 'main'],
  ] as const
  for (const [why, reference] of wanted) {
    const commit = reference === undefined ? undefined : resolve(reference)
    if (reference !== undefined && commit !== undefined) return { reference, commit, why }
  }
  return undefined
}

/** A file as it is at the base; undefined when the base does not have it. */
export function readAt({ commit }: Base, path: string): string | undefined {
  return git('show', `${commit}:${path}`)
}

/** Names of the files below a folder at the base. */
export function listAt({ commit }: Base, folder: string): string[] {
  return git('ls-tree', '-r', '--name-only', commit, '--', folder)?.split('\n').filter(Boolean) ?? []
}

function resolve(reference: string): string | undefined {
  return git('rev-parse', '--verify', '--quiet', `${reference}^{commit}`)
}

function git(...command: string[]): string | undefined {
  try {
    const stdio: StdioOptions = ['ignore', 'pipe', 'ignore']
    const output = execFileSync('git', command, { cwd: root, encoding: 'utf8', stdio, maxBuffer: 2 ** 26 })
    return command[0] === 'show' ? output : output.trim()
  } catch {
    return undefined
  }
}
