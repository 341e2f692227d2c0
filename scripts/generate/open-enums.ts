import { resolveReference, valueAt } from '@bulk-import/internal/json-pointer'
import { type JsonSchema, mapSchemas, mapValues, type OpenApiDocument } from './json-schema.ts'

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
  const schemas = mapValues(document.components.schemas, (schema, name) =>
    requested.has(`#/components/schemas/${name}`) ? schema : mapSchemas(schema, open),
  )
  return { ...document, components: { ...document.components, schemas } }

  function open(schema: JsonSchema): JsonSchema {
    if (schema.$ref !== undefined && requested.has(schema.$ref)) return schema
    const { type, enum: values } = resolveReference(document, schema)
    const isTextEnum = values !== undefined && [type].flat().includes('string')
    return isTextEnum ? { anyOf: [schema, anyOtherText] } : mapSchemas(schema, open)
  }
}

/** References to everything that a request is made of. */
function requestedSchemas(document: OpenApiDocument): Set<string> {
  const found = new Set<string>()
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const { $ref } = value as JsonSchema
    if (typeof $ref === 'string' && !found.has($ref)) {
      found.add($ref)
      visit(valueAt(document, $ref))
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
