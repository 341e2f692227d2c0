type Node = Record<string, unknown>

/** A text with its place in the document. */
export type Text = [place: string, text: unknown]

/** The document with each parameter once, under its name: a bundle repeats it for each operation. */
export function withParametersOnce(document: Node): Node {
  const parameters: Record<string, unknown> = {}
  const paths = mapEntries(document.paths as Node, (item) =>
    mapEntries(item as Node, (operation) => {
      const { parameters: own = [], ...rest } = operation as Node & { parameters?: { name: string }[] }
      for (const parameter of own) parameters[parameter.name] = parameter
      return rest
    }),
  )
  return { ...document, paths, parameters }
}

function mapEntries(object: Node, map: (value: unknown) => unknown): Node {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]))
}

/** Every value of a keyword that is prose. */
export function textsOf(keyword: string, node: unknown, place = '#'): Text[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]): Text[] =>
    key === keyword && typeof value !== 'object' ? [[place, value]] : textsOf(keyword, value, `${place}/${key}`),
  )
}

/** Texts that are empty, and such as stand at two places: one of these is wrong there. */
export function wrongTexts(texts: readonly Text[]): Text[] {
  const isRepeated = ([, text]: Text) => texts.filter(([, other]) => other === text).length > 1
  return texts.filter((one) => typeof one[1] !== 'string' || one[1].trim() === '' || isRepeated(one))
}

/** Schemas, responses and security schemes, and what stands inside of them, unless it only refers to another. */
export function describedParts(document: Node): [place: string, part: Node][] {
  const { schemas, responses, securitySchemes } = document.components as Record<string, Record<string, Node>>
  return Object.entries({ schemas, responses, securitySchemes }).flatMap(([section, components]) =>
    Object.entries(components ?? {}).flatMap(([name, node]) => partsOf(node, `${section}/${name}`)),
  )
}

function partsOf(node: Node, place: string): [place: string, part: Node][] {
  const inside = ['properties', 'dependentSchemas', 'headers'].flatMap((section) =>
    Object.entries((node[section] ?? {}) as Record<string, Node>).flatMap(([name, part]) =>
      partsOf(part, `${place}/${section}/${name}`),
    ),
  )
  const isBare = '$ref' in node || Object.keys(node).length === 0 || node.const === false
  return isBare ? inside : [[place, node], ...inside]
}
