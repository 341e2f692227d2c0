/** What is copied of an OpenAPI document. */
export interface Document {
  paths: Record<string, unknown>
  components: Record<string, Record<string, unknown>>
}

/** The contract with so many operations: itself, and copies that share nothing with it or with each other. */
export function withCopies(document: Document, operations: number): Document {
  const { paths, components, ...rest } = structuredClone(document)
  for (let copy = 2; copy <= operations; copy++) {
    for (const [template, item] of Object.entries(document.paths)) paths[template + copy] = renamed(item, copy)
    for (const [section, members] of Object.entries(document.components)) {
      if (section === 'securitySchemes') continue
      for (const [name, member] of Object.entries(members)) {
        Object.assign(components[section] ?? {}, { [name + copy]: renamed(member, copy) })
      }
    }
  }
  return { ...rest, paths, components }
}

/** A deep copy in which every reference and every operationId has the number of the copy behind it. */
function renamed(node: unknown, copy: number): unknown {
  return JSON.parse(JSON.stringify(node), (key, value) =>
    (key === '$ref' || key === 'operationId') && typeof value === 'string' ? value + copy : value,
  )
}
