import { pointerOf, valueAt } from '@bulk-import/internal/json-pointer'
import { compile } from '../generate/compile.ts'
import { type Schema, type Step, walkSchema } from '../generate/json-schema.ts'
import { combining } from './parts.ts'

/** Watches legal values for whether they have led into every branch of every `if`. */
export interface Watch {
  see: (value: unknown) => void
  /** Paths, as `allOf/0/if`, whose branches were all entered. */
  reached: () => Set<string>
}

/** A search that never entered a branch of an `if` knows nothing about what this branch refuses. */
export function watchConditions(schema: Schema): Watch {
  const conditions = [...walkSchema(schema)]
    .filter(([steps, { if: condition }]) => condition !== undefined && steps.every(isFollowed))
    .map(([steps, within]) => ({
      path: [...steps.flat(), 'if'].join('/'),
      place: pointerOf(steps.flatMap(([keyword, name = '']) => (keyword === 'properties' ? [name] : []))),
      holds: compile(within.if as Schema),
      /** Outcomes that no legal value has had yet. */
      wanted: new Set([true, false].filter((outcome) => within[outcome ? 'then' : 'else'] !== undefined)),
    }))
  return {
    see(value) {
      for (const { place, holds, wanted } of conditions) {
        const inner = wanted.size === 0 ? undefined : valueAt(value, place)
        if (inner !== undefined) wanted.delete(holds(inner) as boolean)
      }
    },
    reached: () => new Set(conditions.filter(({ wanted }) => wanted.size === 0).map(({ path }) => path)),
  }
}

function isFollowed([keyword]: Step): boolean {
  return keyword === 'properties' || (combining.has(keyword) && keyword !== 'not')
}
