import { type JsonSchema, lookUp, type OpenApiDocument } from './json-schema.ts'

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

const methods = ['get', 'put', 'post', 'delete', 'patch']

/** What later packages need to know of each operation without reading the document. */
export function operationMetadata(document: OpenApiDocument): Record<string, unknown> {
  const operations: Record<string, unknown> = {}
  for (const [pathTemplate, pathItem] of Object.entries(document.paths)) {
    for (const method of methods) {
      const operation = pathItem[method] as OperationObject | undefined
      if (operation) operations[operation.operationId] = describe(document, pathTemplate, method, operation)
    }
  }
  return operations
}

function describe(document: OpenApiDocument, pathTemplate: string, method: string, operation: OperationObject) {
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
    request: { mediaType, schema: schemaName(body.schema) },
    responses: Object.fromEntries(responses),
  }
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
