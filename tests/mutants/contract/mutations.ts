import { isDeepStrictEqual } from 'node:util'
import { type JsonSchema, marksOf, type OpenApiDocument } from '../../../scripts/generate/json-schema.ts'
import { type Node, type Path, type Place, type Rewrite, rewrites } from './rewrites.ts'

/** One change of the document. */
export interface Mutation {
  /** Where and what, for example `components/schemas/ErrorResponse/type removed`. */
  id: string
  /** The statements and decisions that the element, or the keyword, rests on. */
  ids: string[]
  /** Made each time that it is asked for: of thousands, some hundred are tried. */
  readonly document: OpenApiDocument
}

/** The right document comes first: a guard that does not let it pass guards nothing. */
export const rightDocument = 'the right document'

/**
 * Every change of every keyword, one at a time: removed, loosened, tightened, swapped. Nothing is changed that is the same in the other
 * document.
 */
export function mutationsOf(document: OpenApiDocument, other?: OpenApiDocument): Mutation[] {
  const places = placesOf(document, [], document)
  const own =
    other === undefined ? places : places.filter(({ path, value }) => !isDeepStrictEqual(valueAt(other, path), value))
  const mutations = own.flatMap((place) =>
    rewrites(place)
      .filter((rewrite) => !('value' in rewrite) || JSON.stringify(rewrite.value) !== JSON.stringify(place.value))
      .map((rewrite) => ({
        id: `${place.path.map((part) => String(part).replaceAll('/', '~1')).join('/')} ${rewrite.how}`,
        ids: idsAt(document, place.path),
        get document() {
          return changed(document, place.path, rewrite) as OpenApiDocument
        },
      })),
  )
  return [{ id: rightDocument, ids: [], document }, ...new Map(mutations.map((one) => [one.id, one])).values()]
}

/** The marks of the nearest element on the way that has some; those of the keyword alone where it has its own. */
function idsAt(node: unknown, path: Path): string[] {
  let ids: string[] = []
  let inner = node
  for (const [index, key] of path.entries()) {
    const marks = marksOf(inner as JsonSchema)
    const { 'x-constraints': constraints } = inner as JsonSchema
    if (marks.length > 0) ids = marks
    const own = constraints?.find(({ keyword }) => keyword === path[index])
    if (own !== undefined) ids = own.ids
    inner = (inner as Record<string | number, unknown>)[key]
  }
  return ids
}

function valueAt(node: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Node | undefined)?.[key], node)
}

function placesOf(node: unknown, path: Path, document: OpenApiDocument): Place[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => {
    const inner = [...path, Array.isArray(node) ? Number(key) : key]
    const keyword = String(inner.findLast((part) => typeof part === 'string'))
    return [{ path: inner, keyword, value, document }, ...placesOf(value, inner, document)]
  })
}

/** A copy of the node with one change in it; what is not on the way to it is shared. */
function changed(node: unknown, [key = '', ...rest]: Path, rewrite: Rewrite): unknown {
  if (Array.isArray(node)) {
    const items = [...node]
    if (rest.length > 0) items[Number(key)] = changed(items[Number(key)], rest, rewrite)
    else if ('value' in rewrite) items[Number(key)] = rewrite.value
    else items.splice(Number(key), 1)
    return items
  }
  return Object.fromEntries(
    Object.entries(node as Node).flatMap(([name, value]) => {
      if (name !== key) return [[name, value]]
      if (rest.length > 0) return [[name, changed(value, rest, rewrite)]]
      if ('gone' in rewrite) return []
      return 'name' in rewrite ? [[rewrite.name, value]] : [[name, rewrite.value]]
    }),
  )
}
