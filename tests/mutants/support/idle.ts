import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Outcome } from './matrix.ts'
import type { ServerSet } from './outcomes.ts'

type Lists = Record<ServerSet, Record<string, string>>

/** A server that more cases than this notice says nothing of the single case. */
const bluntShare = 0.25

interface Idle {
  /** Cases that no server needs and no list excuses. */
  unlisted: string[]
  /** Patterns of the list that excuse no idle case, or excuse one that is not idle. */
  listedInVain: string[]
}

/** Holds the cases that notice no wrong server of a set to its list of those that stay all the same. */
export function findIdle(set: ServerSet, ids: readonly string[], outcomes: readonly Pick<Outcome, 'killedBy'>[]): Idle {
  const telling = outcomes.filter(({ killedBy }) => killedBy.length <= ids.length * bluntShare)
  const busy = new Set(telling.flatMap(({ killedBy }) => killedBy))
  const list = parse(readFileSync(new URL('../idle-cases.yaml', import.meta.url), 'utf8')) as Lists
  const patterns = Object.keys(list[set]).map((text) => ({ text, pattern: new RegExp(`^${text}$`) }))
  const idle = ids.filter((id) => !busy.has(id))
  return {
    unlisted: idle.filter((id) => !patterns.some(({ pattern }) => pattern.test(id))),
    listedInVain: patterns
      .filter(({ pattern }) => !idle.some((id) => pattern.test(id)) || [...busy].some((id) => pattern.test(id)))
      .map(({ text }) => text),
  }
}
