import { resolveReference } from '@bulk-import/internal/json-pointer'

/** The part of an OpenAPI document that the pages read. */
export interface OpenApiDocument {
  info: { title: string; version: string; summary?: string; description?: string; license?: { name: string } }
  tags?: { name: string }[]
  servers?: { url: string; description?: string }[]
  paths: Record<string, Record<string, unknown>>
  components?: { schemas?: Record<string, JsonSchema>; [section: string]: Record<string, unknown> | undefined }
}

export interface JsonSchema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  anyOf?: JsonSchema[]
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
  required?: string[]
  description?: string
  [keyword: string]: unknown
}

/** A schema with its references followed. One that is another one or null is that one, with null among its types. */
export function flatten(document: OpenApiDocument, schema: JsonSchema): JsonSchema {
  const { anyOf = [], ...own } = resolveReference(document, schema)
  const [branch, ...others] = anyOf.filter(({ type }) => type !== 'null')
  if (branch === undefined || others.length > 0) return resolveReference(document, schema)
  const inner = resolveReference(document, branch)
  return {
    ...inner,
    ...own,
    type: [inner.type ?? [], 'null'].flat(),
    ...(inner.enum && { enum: [...inner.enum, null] }),
  }
}

/** The name of the component that a reference names. */
export function nameOf({ $ref }: { $ref?: string }): string | undefined {
  return $ref?.split('/').at(-1)
}

/** The statements, inferences and decisions that an element rests on. */
export function idsOf(element: object): string[] {
  const marks = element as Record<string, string[] | undefined>
  return ['x-source', 'x-inference', 'x-decision'].flatMap((mark) => marks[mark] ?? [])
}
