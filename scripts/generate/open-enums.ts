import { type JsonSchema, lookUp, type OpenApiDocument } from './json-schema.ts'

/** Stands for any text that is not listed. Types alone know it; what validates stays as strict as the contract. */
const anyOtherText: JsonSchema = { type: 'string', 'x-any-other-text': true }

export function isAnyOtherText(schema: object | boolean): boolean {
  return typeof schema === 'object' && 'x-any-other-text' in schema
}

/**
 * Opens, wherever responses have it, each list of texts that no request can hold: a later server may know more of them, and a
 * program that compiles should be ready for one. What stands in a request as well stays exact, also where a response
 * repeats it: it comes from the caller. The named lists themselves stay closed, so that a guard narrows to them.
 */
export function openEnums(document: OpenApiDocument): OpenApiDocument {
  const requested = requestedSchemas(document)
  const schemas = Object.entries(document.components.schemas).map(([name, schema]) => [
    name,
    requested.has(`#/components/schemas/${name}`) ? schema : openWithin(schema),
  ])
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(schemas) } }

  function open(schema: JsonSchema): JsonSchema {
    const { $ref } = schema
    if ($ref !== undefined && requested.has($ref)) return schema
    const target = $ref === undefined ? schema : (lookUp(document, $ref) as JsonSchema)
    return isTextEnum(target) ? { anyOf: [schema, anyOtherText] } : openWithin(schema)
  }

  function openWithin(schema: JsonSchema): JsonSchema {
    const opened = { ...schema }
    if (schema.properties) opened.properties = mapSchemas(schema.properties, open)
    if (schema.items) opened.items = open(schema.items)
    for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
      if (schema[keyword]) opened[keyword] = schema[keyword].map(open)
    }
    return opened
  }
}

function isTextEnum({ type, enum: values }: JsonSchema): boolean {
  return values !== undefined && [type].flat().includes('string')
}

/** References to everything that a request is made of. */
function requestedSchemas(document: OpenApiDocument): Set<string> {
  const found = new Set<string>()
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const { $ref } = value as JsonSchema
    if (typeof $ref === 'string' && !found.has($ref)) {
      found.add($ref)
      visit(lookUp(document, $ref))
    }
    Object.values(value).forEach(visit)
  }
  for (const pathItem of Object.values(document.paths)) {
    for (const part of [pathItem, ...Object.values(pathItem)] as Record<string, unknown>[]) {
      visit(part.parameters)
      visit(part.requestBody)
    }
  }
  return found
}

function mapSchemas(properties: NonNullable<JsonSchema['properties']>, map: (schema: JsonSchema) => JsonSchema) {
  const entries = Object.entries(properties)
  return Object.fromEntries(entries.map(([name, value]) => [name, typeof value === 'boolean' ? value : map(value)]))
}
