import { type JsonSchema, lookUp, type OpenApiDocument } from '../generate/json-schema.ts'

/** The schema with every reference in place, so that an error names the path in the body and not a component. */
export function flatten(document: OpenApiDocument, node: unknown): JsonSchema {
  return copy(document, node) as JsonSchema
}

function copy(document: OpenApiDocument, node: unknown): unknown {
  if (typeof node !== 'object' || node === null) return node
  if (Array.isArray(node)) return node.map((item) => copy(document, item))
  const { $ref, ...siblings } = node as JsonSchema
  if (typeof $ref === 'string') return copy(document, join(lookUp(document, $ref) as JsonSchema | boolean, siblings))
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, copy(document, value)]))
}

/** A reference with words beside it is its target in other words; with rules beside it, both hold. */
function join(target: JsonSchema | boolean, siblings: JsonSchema): JsonSchema | boolean {
  if (Object.keys(siblings).length === 0) return target
  if (typeof target === 'object' && Object.keys(siblings).every(isAnnotation)) return { ...target, ...siblings }
  return { ...siblings, allOf: [target as JsonSchema, ...(siblings.allOf ?? [])] }
}

/** Whether a keyword refuses nothing, whatever its value. */
function isAnnotation(keyword: string): boolean {
  return (
    keyword.startsWith('x-') ||
    /^(title|description|default|examples?|deprecated|\$comment|externalDocs|xml)$/.test(keyword)
  )
}

/** The schema without its annotations. */
export function withoutAnnotations(node: unknown, areNames = false): unknown {
  if (typeof node !== 'object' || node === null) return node
  if (Array.isArray(node)) return node.map((item) => withoutAnnotations(item))
  const entries = Object.entries(node).filter(([key]) => areNames || !isAnnotation(key))
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key,
      !areNames && isData(key) ? value : withoutAnnotations(value, !areNames && holdsNames(key)),
    ]),
  )
}

/** Whether the keys below a keyword are names of properties, and not keywords. */
export function holdsNames(keyword: string): boolean {
  return /^(properties|patternProperties|dependentSchemas|dependentRequired)$/.test(keyword)
}

/** Whether a keyword has values as they are in a body, and not schemas. */
export function isData(keyword: string): boolean {
  return keyword === 'const' || keyword === 'enum'
}
