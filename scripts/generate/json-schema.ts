/** The part of JSON Schema 2020-12 that the contract uses, as data that the generator walks over. */
export interface JsonSchema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  minimum?: number
  maximum?: number
  required?: string[]
  properties?: Record<string, JsonSchema | boolean>
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

/** Follows a local reference, one step. Keywords beside `$ref` win over those of its target. */
export function resolve<Node extends { $ref?: string }>(document: OpenApiDocument, node: Node): Node {
  if (node.$ref === undefined) return node
  const { $ref, ...siblings } = node
  return { ...(lookUp(document, $ref) as Node), ...siblings } as Node
}

/**
 * Follows a local reference, and writes a nullable one – `anyOf: [{ $ref }, { type: 'null' }]` – as the one schema that it
 * means: an error then has one path. `type` rests on the ids that stand behind `anyOf`, and every other keyword on the
 * statements of both places: an illegal value breaks the one that names the attribute, too.
 */
export function resolveNullable(document: OpenApiDocument, schema: JsonSchema): JsonSchema {
  const { anyOf = [], ...own } = resolve(document, schema)
  const [branch, ...others] = anyOf.filter(({ type }) => type !== 'null')
  if (branch === undefined || others.length > 0 || anyOf.length !== 2) return resolve(document, schema)
  const inner = resolve(document, branch)
  const constraints = [
    ...(own['x-constraints'] ?? []).map(({ keyword, ids }) => ({
      keyword: keyword === 'anyOf' ? 'type' : keyword,
      ids,
    })),
    ...(inner['x-constraints'] ?? [])
      .filter(({ keyword }) => keyword !== 'type' && keyword !== 'required')
      .map(({ keyword, ids }) => ({ keyword, ids: [...(own['x-source'] ?? []), ...ids] })),
  ]
  return {
    ...inner,
    ...own,
    type: [inner.type ?? [], 'null'].flat(),
    ...(inner.enum && { enum: [...inner.enum, null] }),
    'x-constraints': constraints,
  }
}

/** The value that a JSON pointer in a fragment (`#/components/…`) stands for. */
export function lookUp(document: unknown, reference: string): unknown {
  if (!reference.startsWith('#/'))
    throw new Error(`Cannot follow "${reference}": the bundle has local references only.`)
  let value: unknown = document
  for (const token of reference.slice(2).split('/')) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~')
    value = (value as Record<string, unknown> | undefined)?.[key]
  }
  if (value === undefined) throw new Error(`Cannot follow "${reference}": nothing is there.`)
  return value
}

/** The JSON type of a schema, apart from null. */
export function typeOf({ type, enum: values = [], const: value = values[0] }: JsonSchema): string | undefined {
  if (type === undefined) return value === undefined ? undefined : Number.isInteger(value) ? 'integer' : typeof value
  return [type].flat().find((name) => name !== 'null')
}

/** Keywords that hold one schema, a list of them, or some by the names of properties. */
const single = ['items', 'additionalProperties', 'contains', 'not', 'if', 'then', 'else', 'propertyNames']
const listed = ['allOf', 'anyOf', 'oneOf', 'prefixItems']
const named = ['properties', 'patternProperties', 'dependentSchemas']

/** The schemas within a keyword, each with its path below the keyword. */
export function schemasWithin(keyword: string, value: unknown): [path: string[], schema: JsonSchema | boolean][] {
  if (single.includes(keyword)) return [[[], value as JsonSchema | boolean]]
  if (!listed.includes(keyword) && !named.includes(keyword)) return []
  return Object.entries(value as Record<string, JsonSchema>).map(([name, schema]) => [[name], schema])
}

/** The value of a keyword with each schema within it put through a function. */
export function mapSchemasWithin(keyword: string, value: unknown, map: (schema: JsonSchema) => JsonSchema): unknown {
  const mapped = (schema: JsonSchema | boolean) => (typeof schema === 'boolean' ? schema : map(schema))
  if (single.includes(keyword)) return mapped(value as JsonSchema)
  if (listed.includes(keyword)) return (value as JsonSchema[]).map(mapped)
  return named.includes(keyword) ? mapValues(value as Record<string, JsonSchema | boolean>, mapped) : value
}

export function mapValues<In, Out>(
  object: Record<string, In>,
  map: (value: In, key: string) => Out,
): Record<string, Out> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value, key)]))
}
