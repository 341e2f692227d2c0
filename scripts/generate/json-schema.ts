import { resolveReference } from '@bulk-import/internal/json-pointer'

export type Schema = JsonSchema | boolean

/** The part of JSON Schema 2020-12 that the contract uses, as data that the generator walks over. */
export interface JsonSchema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  minimum?: number
  maximum?: number
  required?: string[]
  properties?: Record<string, Schema>
  items?: JsonSchema
  additionalProperties?: boolean
  dependentRequired?: Record<string, string[]>
  dependentSchemas?: Record<string, JsonSchema>
  allOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  anyOf?: JsonSchema[]
  'x-source'?: string[]
  'x-decision'?: string[]
  'x-constraints'?: { keyword: string; ids: string[] }[]
  [keyword: string]: unknown
}

export interface OpenApiDocument {
  info: { title: string; version: string; description?: string }
  servers: { url: string; description: string }[]
  paths: Record<string, Record<string, unknown>>
  components: { schemas: Record<string, JsonSchema>; [section: string]: Record<string, unknown> }
  [key: string]: unknown
}

/** The ids that an element rests on, by its marks. */
export function marksOf(element: object): string[] {
  const { 'x-source': source = [], 'x-decision': decision = [], 'x-inference': inference = [] } = element as JsonSchema
  return [...source, ...decision, ...(inference as string[])]
}

/**
 * The schema with every reference in it in place, and each nullable one – `anyOf: [{ $ref }, { type: 'null' }]` – as the one schema that
 * it means: an error then has one path. `type` rests on the ids that stand behind `anyOf`, and every other keyword on the statements
 * of both places: an illegal value breaks the one that names the attribute, too.
 */
export function flatten(document: OpenApiDocument, given: JsonSchema): JsonSchema {
  const schema = resolveReference(document, given)
  const { anyOf = [], ...own } = schema
  const [branch, ...others] = anyOf.filter(({ type }) => type !== 'null')
  const isNullable = branch !== undefined && others.length === 0 && anyOf.length === 2
  const whole = isNullable ? orNull(own, resolveReference(document, branch)) : schema
  return mapSchemas(whole, (inner) => flatten(document, inner))
}

function orNull(own: JsonSchema, inner: JsonSchema): JsonSchema {
  const ofType = (own['x-constraints'] ?? []).map(({ keyword, ids }) => ({
    keyword: keyword === 'anyOf' ? 'type' : keyword,
    ids,
  }))
  const ofInner = (inner['x-constraints'] ?? [])
    .filter(({ keyword }) => keyword !== 'type' && keyword !== 'required')
    .map(({ keyword, ids }) => ({ keyword, ids: [...(own['x-source'] ?? []), ...ids] }))
  return {
    ...inner,
    ...own,
    type: [inner.type ?? [], 'null'].flat(),
    ...(inner.enum && { enum: [...inner.enum, null] }),
    'x-constraints': [...ofType, ...ofInner],
  }
}

/** The JSON type of a schema, apart from null. */
export function typeOf({ type, enum: values = [], const: value = values[0] }: JsonSchema): string | undefined {
  if (type === undefined) return value === undefined ? undefined : Number.isInteger(value) ? 'integer' : typeof value
  return [type].flat().find((name) => name !== 'null')
}

/** Keywords that hold one schema, a list of them, or some by the names of properties. */
const single = new Set(
  `items additionalProperties contains not if then else propertyNames unevaluatedItems
  unevaluatedProperties`.split(/\s+/),
)
const listed = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems'])
const named = new Set(['properties', 'patternProperties', 'dependentSchemas'])

/** The schemas within a keyword, each with its path below the keyword. */
export function schemasWithin(keyword: string, value: unknown): [path: string[], schema: Schema][] {
  if (single.has(keyword)) return [[[], value as Schema]]
  if (!listed.has(keyword) && !named.has(keyword)) return []
  return Object.entries(value as Record<string, Schema>).map(([name, schema]) => [[name], schema])
}

/** A keyword and, where it holds several schemas, which of them: `['items']`, `['allOf', '0']`, `['properties', 'Name']`. */
export type Step = readonly [keyword: string, name?: string]

/** A schema and all within it, each with the steps that lead to it; none that is `true` or `false`. */
export function* walkSchema(schema: Schema, steps: Step[] = []): Generator<[steps: Step[], schema: JsonSchema]> {
  if (typeof schema === 'boolean') return
  yield [steps, schema]
  for (const [keyword, value] of Object.entries(schema)) {
    for (const [[name], inner] of schemasWithin(keyword, value))
      yield* walkSchema(inner, [...steps, name === undefined ? [keyword] : [keyword, name]])
  }
}

/** The schema with each that is directly within it put through a function, apart from `true` and `false`. */
export function mapSchemas(schema: JsonSchema, map: (schema: JsonSchema) => Schema): JsonSchema {
  const mapped = (inner: Schema) => (typeof inner === 'boolean' ? inner : map(inner))
  return mapValues(schema, (value, keyword) => {
    if (single.has(keyword)) return mapped(value as Schema)
    if (listed.has(keyword)) return (value as Schema[]).map(mapped)
    return named.has(keyword) ? mapValues(value as Record<string, Schema>, mapped) : value
  })
}

/** The schema, and all within it, without the keywords that are left out. */
export function withoutKeywords(schema: JsonSchema, isLeftOut: (keyword: string) => boolean): JsonSchema {
  const remaining = Object.entries(schema).filter(([keyword]) => !isLeftOut(keyword))
  return mapSchemas(Object.fromEntries(remaining), (inner) => withoutKeywords(inner, isLeftOut))
}

export function mapValues<In, Out>(
  object: Record<string, In>,
  map: (value: In, key: string) => Out,
): Record<string, Out> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value, key)]))
}
