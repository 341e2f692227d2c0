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
  'x-clauses'?: Record<string, string[]>
  [keyword: string]: unknown
}

export interface OpenApiDocument {
  info: { title: string; version: string }
  servers: { url: string; description: string }[]
  paths: Record<string, Record<string, unknown>>
  components: { schemas: Record<string, JsonSchema>; [section: string]: Record<string, unknown> }
  [key: string]: unknown
}

/** Follows a local reference, one step. Keywords beside `$ref` win over those of its target. */
export function resolve(document: OpenApiDocument, schema: JsonSchema): JsonSchema {
  if (schema.$ref === undefined) return schema
  const { $ref, ...siblings } = schema
  return { ...(lookUp(document, $ref) as JsonSchema), ...siblings }
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
