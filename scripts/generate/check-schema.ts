import { keysOf, resolveReference } from '@bulk-import/internal/json-pointer'
import { DocumentError, demand, type Path } from './document-error.ts'
import { type JsonSchema, type OpenApiDocument, type Schema, schemasWithin } from './json-schema.ts'

/** Keywords by which a schema means something elsewhere: each schema is written out where it applies. */
const unsupported = ['$dynamicRef', '$recursiveRef', '$anchor', '$dynamicAnchor', '$id', '$defs', 'definitions']

/**
 * A check of the schemas of a document, each of which is walked over once.
 *
 * @throws DocumentError where a schema refers to itself, to nothing, or says what the generator does not understand
 */
export function createSchemaCheck(document: OpenApiDocument): (schema: JsonSchema, place: Path) => void {
  const checked = new Set<string>()
  return (schema, place) => check(schema, place, [])

  function check(schema: Schema, place: Path, within: readonly string[]): void {
    if (typeof schema === 'boolean') return
    demand(typeof schema === 'object' && schema !== null, place, 'must be a schema.')
    for (const keyword of unsupported) demand(!(keyword in schema), [...place, keyword], 'is not supported.')
    const since = 'is OpenAPI 3.0: since 3.1 "null" is one of the types.'
    demand(!('nullable' in schema), [...place, 'nullable'], since)
    if (schema.$ref !== undefined) checkReference(schema.$ref, place, within)
    for (const [key, value] of Object.entries(schema)) {
      for (const [path, inner] of schemasWithin(key, value)) check(inner, [...place, key, ...path], within)
    }
  }

  function checkReference($ref: string, place: Path, within: readonly string[]): void {
    demand(!within.includes($ref), place, `leads back to ${$ref}, and recursive schemas are not supported.`)
    if (checked.has($ref)) return
    check(follow(document, { $ref }, place), keysOf($ref), [...within, $ref])
    checked.add($ref)
  }
}

/** What a node refers to, in the end. @throws DocumentError when there is nothing, or it is not a component */
export function follow<Node extends { $ref?: string }>(document: OpenApiDocument, node: Node, place: Path): Node {
  demand(typeof node === 'object' && node !== null, place, 'must be an object.')
  const { $ref = '#/components/' } = node
  demand($ref.startsWith('#/components/'), place, `refers to ${$ref}, and only components can be referred to.`)
  try {
    return resolveReference(document, node)
  } catch (cause) {
    throw new DocumentError(place, `refers to ${$ref}, where nothing is.`, { cause })
  }
}
