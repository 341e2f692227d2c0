/** What is copied of an OpenAPI document. */
export interface Document {
  paths: Record<string, unknown>
  components: Record<string, Record<string, unknown>>
}

/** The contract with so many operations: itself, and copies that share nothing with it or with each other. */
export function withCopies(document: Document, operations: number): Document {
  const paths = { ...document.paths }
  const components = mapEntries(document.components, (section) => ({ ...section })) as Document['components']
  for (let copy = 2; copy <= operations; copy++) {
    for (const [template, item] of Object.entries(document.paths)) {
      paths[`${template}${copy}`] = renamed(item, copy) as Record<string, unknown>
    }
    for (const [section, members] of Object.entries(document.components)) {
      if (section === 'securitySchemes') continue
      for (const [name, member] of Object.entries(members)) {
        Object.assign(components[section] ?? {}, { [name + copy]: renamed(member, copy) })
      }
    }
  }
  return { ...document, paths, components }
}

/** A deep copy in which every reference and every operationId has the number of the copy behind it. */
function renamed(node: unknown, copy: number): unknown {
  if (Array.isArray(node)) return node.map((item) => renamed(item, copy))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      const isName = (key === '$ref' || key === 'operationId') && typeof value === 'string'
      return [key, isName ? value + copy : renamed(value, copy)]
    }),
  )
}

function mapEntries<In, Out>(object: Record<string, In>, map: (value: In) => Out): Record<string, Out> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]))
}
