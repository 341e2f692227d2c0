import { type JsonSchema, lookUp, mapValues, type OpenApiDocument, resolve } from './json-schema.ts'

interface OperationObject {
  operationId: string
  requestBody: { content: Record<string, { schema: JsonSchema }> }
  responses: Record<string, { $ref: string }>
  'x-source': string[]
}

interface ResponseObject {
  description: string
  content: Record<string, { schema: JsonSchema }>
  'x-source'?: string[]
  'x-decision'?: string[]
}

export interface OperationMetadata {
  operationId: string
  method: string
  pathTemplate: string
  request: { mediaType: string; schema: string; defaults: Record<string, unknown> }
  responses: Record<string, { name: string | undefined; description: string; schema: string; ids: string[] }>
}

const methods = ['get', 'put', 'post', 'delete', 'patch']

/** What later packages need to know of each operation without reading the document. */
export function operationMetadata(document: OpenApiDocument): Record<string, OperationMetadata> {
  const operations: Record<string, OperationMetadata> = {}
  for (const [pathTemplate, pathItem] of Object.entries(document.paths)) {
    for (const method of methods) {
      const operation = pathItem[method] as OperationObject | undefined
      if (operation) operations[operation.operationId] = describe(document, pathTemplate, method, operation)
    }
  }
  return operations
}

/**
 * What a client needs of that, as a constant of its own: no bundler takes a constant apart, and the rest would travel along.
 */
export function callMetadata(operations: Record<string, OperationMetadata>) {
  return mapValues(operations, ({ operationId, method, pathTemplate, request, responses }) => {
    const { mediaType, defaults } = request
    const errors = Object.entries(responses).filter(([status]) => !status.startsWith('2'))
    const advice = Object.fromEntries(errors.map(([status, { description }]) => [status, description]))
    return { operationId, method, pathTemplate, mediaType, defaults, advice }
  })
}

function describe(
  document: OpenApiDocument,
  pathTemplate: string,
  method: string,
  operation: OperationObject,
): OperationMetadata {
  const [mediaType, body] = onlyEntry(operation.requestBody.content)
  const responses = Object.entries(operation.responses).map(([status, { $ref }]) => {
    const response = lookUp(document, $ref) as ResponseObject
    const { description } = response
    const ids = [...(response['x-source'] ?? []), ...(response['x-decision'] ?? [])]
    const schema = schemaName(onlyEntry(response.content)[1].schema)
    return [status, { name: $ref.split('/').at(-1), description, schema, ids }]
  })
  return {
    operationId: operation.operationId,
    method: method.toUpperCase(),
    pathTemplate,
    request: { mediaType, schema: schemaName(body.schema), defaults: defaultsOf(document, body.schema) },
    responses: Object.fromEntries(responses),
  }
}

/** What applies where a request leaves a property out. */
function defaultsOf(document: OpenApiDocument, schema: JsonSchema): Record<string, unknown> {
  const { properties = {} } = resolve(document, schema)
  const entries = Object.entries(properties).flatMap(([name, property]) => {
    const standard = typeof property === 'boolean' ? undefined : resolve(document, property).default
    return standard === undefined ? [] : [[name, standard]]
  })
  return Object.fromEntries(entries)
}

function schemaName({ $ref }: JsonSchema): string {
  const name = $ref?.split('/').at(-1)
  if (name === undefined)
    throw new Error('Cannot name a body: refer to a component schema instead of writing it inline.')
  return name
}

function onlyEntry<Value>(object: Record<string, Value>): [string, Value] {
  const [entry, ...others] = Object.entries(object)
  if (entry === undefined || others.length > 0)
    throw new Error('Cannot describe a body: it needs exactly one media type.')
  return entry
}
