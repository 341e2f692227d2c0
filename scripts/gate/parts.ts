import { type JsonSchema, type Schema, walkSchema } from '../generate/json-schema.ts'

/** Keywords by which a schema is combined of others, all of which see the same value. */
export const combining: ReadonlySet<string> = new Set('allOf oneOf anyOf dependentSchemas not if then else'.split(' '))

/** A schema and everything that it is combined of. */
export function wholeAndParts(schema: Schema): JsonSchema[] {
  const all = [...walkSchema(schema)].filter(([steps]) => steps.every(([keyword]) => combining.has(keyword)))
  return all.map(([, part]) => part)
}
