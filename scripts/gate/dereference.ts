import { valueAt } from '@bulk-import/internal/json-pointer'
import { type JsonSchema, mapSchemas, type OpenApiDocument, type Schema } from '../generate/json-schema.ts'

/** The schema with every reference in place, so that an error names the path in the body and not a component. */
export function dereference(document: OpenApiDocument, schema: Schema): Schema {
  if (typeof schema === 'boolean') return schema
  const { $ref, ...siblings } = schema
  if ($ref === undefined) return mapSchemas(schema, (inner) => dereference(document, inner))
  const target = valueAt(document, $ref) as Schema | undefined
  if (target === undefined) throw new Error(`Cannot follow the reference "${$ref}".`)
  return dereference(document, join(target, siblings))
}

/** A reference with words beside it is its target in other words; with rules beside it, both hold. */
function join(target: Schema, siblings: JsonSchema): Schema {
  if (Object.keys(siblings).length === 0) return target
  if (typeof target === 'object' && Object.keys(siblings).every(isWord)) return { ...target, ...siblings }
  return { ...siblings, allOf: [target as JsonSchema, ...(siblings.allOf ?? [])] }
}

/** Whether a keyword says something to people and promises nothing. */
export function isWord(keyword: string): boolean {
  return /^(x-.*|title|description|default|examples?|deprecated|\$comment|externalDocs|xml)$/.test(keyword)
}
