import { typeOf } from './fields.ts'
import { flatten, idsOf, type JsonSchema, nameOf, type OpenApiDocument } from './json-schema.ts'

/** An object inside a body that is a component of its own. */
export interface Component {
  name: string
  description: string
  ids: string[]
  /** The components whose fields it has as well. */
  bases: string[]
  fields: { name: string; type: string; description: string; ids: string[] }[]
}

/** The components of objects that stand inside a body, at any depth, in the order in which they are met. */
export function componentsIn(document: OpenApiDocument, body: JsonSchema): Component[] {
  const found = new Map<string, Component>()
  const visit = (given: JsonSchema) => {
    const schema = flatten(document, given)
    const name = nameOf(given)
    if (name !== undefined && schema.properties !== undefined) {
      if (found.has(name)) return
      found.set(name, componentOf(document, name, schema))
    }
    for (const inner of innerSchemas(schema)) visit(inner)
  }
  for (const inner of innerSchemas(flatten(document, body))) visit(inner)
  return [...found.values()]
}

function innerSchemas({ properties = {}, items, allOf = [] }: JsonSchema): JsonSchema[] {
  return [...(allOf as JsonSchema[]), ...Object.values(properties), ...(items === undefined ? [] : [items])]
}

function componentOf(document: OpenApiDocument, name: string, schema: JsonSchema): Component {
  const bases = ((schema.allOf ?? []) as JsonSchema[]).flatMap((base) => nameOf(base) ?? [])
  const fields = Object.entries(schema.properties ?? {}).map(([property, given]) => {
    const { description = '', ...marks } = flatten(document, given)
    return { name: property, type: typeOf(document, given), description, ids: idsOf(marks) }
  })
  return { name, description: schema.description ?? '', ids: idsOf(schema), bases, fields }
}
