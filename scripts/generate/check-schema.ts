import { DocumentError, pointerOf } from './document-error.ts'
import { type JsonSchema, type OpenApiDocument, resolve, schemasWithin } from './json-schema.ts'

type Path = readonly string[]

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

  function check(schema: JsonSchema | boolean, place: Path, within: readonly string[]): void {
    if (typeof schema === 'boolean') return
    const pointer = pointerOf(place)
    if (typeof schema !== 'object' || schema === null) throw new DocumentError(pointer, 'must be a schema.')
    checkKeywords(schema, pointer)
    if (schema.$ref !== undefined) checkReference(schema.$ref, place, within)
    for (const [key, value] of Object.entries(schema)) {
      for (const [path, inner] of schemasWithin(key, value)) check(inner, [...place, key, ...path], within)
    }
  }

  function checkReference($ref: string, place: Path, within: readonly string[]): void {
    if (within.includes($ref))
      throw new DocumentError(pointerOf(place), `leads back to ${$ref}, and recursive schemas are not supported.`)
    if (checked.has($ref)) return
    check(follow(document, { $ref }, place), $ref.slice(2).split('/'), [...within, $ref])
    checked.add($ref)
  }
}

function checkKeywords(schema: JsonSchema, pointer: string): void {
  const keyword = unsupported.find((one) => one in schema)
  if (keyword !== undefined) throw new DocumentError(`${pointer}/${keyword}`, 'is not supported.')
  if ('nullable' in schema)
    throw new DocumentError(`${pointer}/nullable`, 'is OpenAPI 3.0: since 3.1 "null" is one of the types.')
}

/** What a node refers to, in the end. @throws DocumentError when there is nothing, or it is not a component */
export function follow<Node extends { $ref?: string }>(document: OpenApiDocument, node: Node, place: Path): Node {
  let found = node
  for (let steps = 0; found?.$ref !== undefined; steps++) {
    const { $ref } = found
    if (!$ref.startsWith('#/components/') || steps > 20)
      throw new DocumentError(pointerOf(place), `refers to ${$ref}, and only components can be referred to.`)
    try {
      found = resolve(document, found)
    } catch (cause) {
      throw new DocumentError(pointerOf(place), `refers to ${$ref}, where nothing is.`, { cause })
    }
  }
  if (typeof found !== 'object' || found === null) throw new DocumentError(pointerOf(place), 'must be an object.')
  return found
}
