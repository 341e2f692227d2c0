type Node = Record<string, unknown>

/** A mark: the id, the element that has it, and the keyword when it is one of x-constraints. */
export type Mark = [id: string, element: string, keyword: string]

/**
 * Every mark of a bundled document, once. Elements have short names: `initiate.requestBody`, `ImportName`, `InitiateResponse.Name`; a
 * parameter that several operations have has its own alone.
 */
export function marksOf(document: Node): Mark[] {
  const names = placesOf(document)
  const all = marksIn(document).map(([id, place, keyword]): Mark => [id, shorten(place, names), keyword])
  return [...new Map(all.map((mark) => [String(mark), mark])).values()]
}

type Operation = Node & { operationId: string; parameters?: { name: string }[] }

/** The names of parameters and operations by their places, what is inside of another first. */
function placesOf(document: Node): [place: string, name: string][] {
  const items = Object.entries(document.paths as Record<string, Record<string, Operation>>)
  return items.flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, { operationId, parameters = [] }]) => [
      ...parameters.map(({ name }, at): [string, string] => [`paths.${path}.${method}.parameters.${at}`, name]),
      [`paths.${path}.${method}`, operationId] as [string, string],
    ]),
  )
}

function shorten(place: string, names: readonly [place: string, name: string][]): string {
  const [start, name] = names.find(([whole]) => place === whole || place.startsWith(`${whole}.`)) ?? ['', '']
  return `${name}${place.slice(start.length)}`
    .replace(/^components\.\w+\./, '')
    .replaceAll('.properties.', '.')
    .replace(/\.application\/json$/, '')
}

function marksIn(node: unknown, path: string[] = []): Mark[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]): Mark[] => {
    if (['x-source', 'x-decision', 'x-inference'].includes(key))
      return (value as string[]).map((id) => [id, path.join('.'), ''])
    return key === 'x-constraints' ? constraintsIn(value, path.join('.')) : marksIn(value, [...path, key])
  })
}

function constraintsIn(constraints: { keyword: string; ids: string[] }[], element: string): Mark[] {
  return constraints.flatMap(({ keyword, ids }) => ids.map((id): Mark => [id, element, keyword]))
}

/** By id the elements that carry it, and in brackets the keywords there that rest on it. */
export function wordsOfMarks(marks: readonly Mark[]): Record<string, string> {
  const words = ([element, list = []]: [string, Mark[] | undefined]) => {
    const keywords = list.flatMap(([, , keyword]) => keyword || [])
    return keywords.length > 0 ? `${element}(${keywords})` : element
  }
  const byId = Object.groupBy(marks, ([id]) => id)
  return Object.fromEntries(
    Object.entries(byId).map(([id, list = []]) => [
      id,
      Object.entries(Object.groupBy(list, ([, element]) => element))
        .map(words)
        .join(' '),
    ]),
  )
}
