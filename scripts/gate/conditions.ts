import { compile } from '../generate/compile.ts'
import type { JsonSchema } from '../generate/json-schema.ts'

type Schema = JsonSchema | boolean

/** An `if` of a schema, and which of its two outcomes no legal value has had yet. */
interface Condition {
  path: string
  /** Names of the properties that lead to the value which it judges. */
  place: string[]
  holds: (value: unknown) => boolean
  wanted: Set<boolean>
}

/** Watches legal values for whether they have led into every branch of every `if`. */
export interface Watch {
  see: (value: unknown) => void
  /** Paths, as `allOf/0/if`, whose branches were all entered. */
  reached: () => Set<string>
}

/** A search that never entered a branch of an `if` knows nothing about what this branch refuses. */
export function watchConditions(schema: JsonSchema): Watch {
  const conditions = conditionsOf(schema, [], [])
  const see = (value: unknown) => {
    for (const { place, holds, wanted } of conditions) {
      const inner = wanted.size === 0 ? undefined : at(value, place)
      if (inner !== undefined) wanted.delete(holds(inner))
    }
  }
  const reached = () => new Set(conditions.filter(({ wanted }) => wanted.size === 0).map(({ path }) => path))
  return { see, reached }
}

function conditionsOf(schema: Schema, path: string[], place: string[]): Condition[] {
  if (typeof schema === 'boolean') return []
  const own: Condition[] = []
  if (schema.if !== undefined) {
    const holds = compile(schema.if as Schema)
    const wanted = new Set([true, false].filter((outcome) => schema[outcome ? 'then' : 'else'] !== undefined))
    own.push({ path: [...path, 'if'].join('/'), place, holds: (value) => holds(value) as boolean, wanted })
  }
  const below = (keywords: string[], name: (key: string) => string[]) =>
    keywords.flatMap((keyword) =>
      Object.entries((schema[keyword] ?? {}) as Record<string, Schema>).flatMap(([key, part]) =>
        conditionsOf(part, [...path, keyword, key], [...place, ...name(key)]),
      ),
    )
  return [
    ...own,
    ...['if', 'then', 'else'].flatMap((keyword) =>
      conditionsOf((schema[keyword] ?? true) as Schema, [...path, keyword], place),
    ),
    ...below(['allOf', 'anyOf', 'oneOf', 'dependentSchemas'], () => []),
    ...below(['properties'], (key) => [key]),
  ]
}

function at(value: unknown, place: string[]): unknown {
  let inner = value
  for (const name of place) {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, name)) return undefined
    inner = (inner as Record<string, unknown>)[name]
  }
  return inner
}
