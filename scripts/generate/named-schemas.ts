import { type JsonSchema, mapValues, type OpenApiDocument, resolve } from './json-schema.ts'
import { type BodyObject, type OperationObject, operationsOf, type ParameterObject, typeName } from './operations.ts'

/**
 * The document as the generator walks over it: each schema has a name that a type can have, also the one of a parameter or body that
 * is written in place. Those are called after their operation: `ListToolsLimitParameter`, `AddToolsRequest`, `AddTools201Response`.
 */
export function withNamedSchemas(document: OpenApiDocument): OpenApiDocument {
  const { schemas: given = {}, ...components } = document.components ?? {}
  const renamed = withTypeNames({ ...document, components: { ...components, schemas: given } })
  const schemas = { ...renamed.components.schemas }
  const named = (schema: JsonSchema, name: string): JsonSchema => {
    if (isNamed(schema)) return schema
    schemas[name] = schema
    return { $ref: `#/components/schemas/${name}` }
  }
  const body = <Body extends BodyObject>(part: Body, name: string): Body => {
    const { content, ...rest } = resolve(renamed, part)
    if (content === undefined) return part
    const isShared = Object.values(content).every(({ schema }) => isNamed(schema))
    if (isShared) return part
    const contents = mapValues(content, (media) => ({ ...media, schema: named(media.schema, name) }))
    return { ...rest, content: contents } as unknown as Body
  }
  const paths = mapValues(renamed.paths, (pathItem) => ({ ...pathItem }))
  for (const { pathTemplate, method, operation } of operationsOf(renamed)) {
    const { parameters, requestBody, responses } = operation
    const prefix = typeName(operation.operationId)
    const parameterOf = (one: ParameterObject) => ({
      ...one,
      schema: named(one.schema, `${prefix}${typeName(one.name)}Parameter`),
    })
    const responseOf = ([status, response]: [string, OperationObject['responses'][string]]) => [
      status,
      body(response, `${prefix}${typeName(status)}Response`),
    ]
    const pathItem = paths[pathTemplate] as Record<string, unknown>
    pathItem[method] = {
      ...operation,
      ...(parameters && { parameters: parameters.map(parameterOf) }),
      ...(requestBody && { requestBody: body(requestBody, `${prefix}Request`) }),
      responses: Object.fromEntries(Object.entries(responses).map(responseOf)),
    }
  }
  return { ...renamed, paths, components: { ...renamed.components, schemas } }
}

function isNamed(schema: JsonSchema): boolean {
  return Object.keys(schema).join() === '$ref'
}

/** Names of components that a type cannot have, in all places. */
function withTypeNames(document: OpenApiDocument): OpenApiDocument {
  const { schemas } = document.components
  if (Object.keys(schemas).every((name) => typeName(name) === name)) return document
  const prefix = '#/components/schemas/'
  const rename = (node: unknown): unknown => {
    if (typeof node !== 'object' || node === null) return node
    if (Array.isArray(node)) return node.map(rename)
    const renamed = mapValues(node as Record<string, unknown>, rename)
    const { $ref } = renamed
    const name = typeof $ref === 'string' && $ref.startsWith(prefix) ? $ref.slice(prefix.length) : undefined
    return name === undefined ? renamed : { ...renamed, $ref: prefix + typeName(name) }
  }
  const all = rename(document) as OpenApiDocument
  const names = Object.entries(all.components.schemas).map(([name, schema]) => [typeName(name), schema])
  return { ...all, components: { ...all.components, schemas: Object.fromEntries(names) } }
}
