import { type JsonSchema, marksOf, type OpenApiDocument, resolve, typeOf } from './json-schema.ts'

export interface ParameterMetadata {
  name: string
  in: 'path' | 'query' | 'header'
  isRequired: boolean
  /** What its text stands for. */
  type: 'string' | 'integer' | 'number' | 'boolean'
  /** Name of the validator and check of its value. */
  schema: string
}

interface ResponseMetadata {
  name: string
  description: string
  ids: string[]
  /** Without a media type and a schema the response has no content. */
  mediaType?: string
  schema?: string
}

export interface OperationMetadata {
  operationId: string
  method: string
  pathTemplate: string
  parameters: ParameterMetadata[]
  /** Without one the operation takes no body. `defaults` apply where a request leaves a property out. */
  request?: { mediaType: string; isRequired: boolean; schema: string; defaults: Record<string, unknown> }
  /** By status: `200`, `4XX` or `default`. */
  responses: Record<string, ResponseMetadata>
}

export const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'] as const

/** An operation of a document as OpenAPI writes it, with where it stands. */
export interface OperationEntry {
  pathTemplate: string
  method: (typeof methods)[number]
  operation: OperationObject
}

export interface OperationObject {
  operationId: string
  parameters?: ParameterObject[]
  requestBody?: BodyObject & { required?: boolean }
  responses: Record<string, BodyObject & { description: string; links?: Record<string, JsonSchema> }>
  'x-source'?: string[]
  [key: string]: unknown
}

export interface ParameterObject {
  $ref?: string
  name: string
  in: ParameterMetadata['in']
  required?: boolean
  schema: JsonSchema
  [key: string]: unknown
}

/** A request body or a response. */
export interface BodyObject {
  $ref?: string
  content?: Record<string, MediaTypeObject>
  [key: string]: unknown
}

export interface MediaTypeObject {
  schema: JsonSchema
  examples?: Record<string, JsonSchema>
  [key: string]: unknown
}

/** Every operation in the order of the document. */
export function operationsOf(document: OpenApiDocument): OperationEntry[] {
  return Object.entries(document.paths).flatMap(([pathTemplate, pathItem]) =>
    methods.flatMap((method) => {
      const operation = pathItem[method] as OperationObject | undefined
      return operation === undefined ? [] : [{ pathTemplate, method, operation }]
    }),
  )
}

/** What packages need to know of each operation without reading the document. Its schemas have to be named. */
export function operationMetadata(document: OpenApiDocument): Record<string, OperationMetadata> {
  return Object.fromEntries(
    operationsOf(document).map((entry) => [entry.operation.operationId, metadataOf(document, entry)]),
  )
}

function metadataOf(document: OpenApiDocument, { pathTemplate, method, operation }: OperationEntry): OperationMetadata {
  const { operationId, parameters = [], requestBody, responses } = operation
  return {
    operationId,
    method: method.toUpperCase(),
    pathTemplate,
    parameters: parameters.map(({ name, in: place, required = false, schema }) => ({
      name,
      in: place,
      isRequired: required,
      type: typeOf(resolve(document, schema)) as ParameterMetadata['type'],
      schema: nameOf(schema),
    })),
    ...(requestBody !== undefined && { request: requestOf(document, requestBody) }),
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, given]) => [status, responseOf(document, operationId, status, given)]),
    ),
  }
}

function requestOf(document: OpenApiDocument, given: NonNullable<OperationObject['requestBody']>) {
  const { content = {}, required = false } = resolve(document, given)
  const [[mediaType, { schema }]] = Object.entries(content) as [[string, MediaTypeObject]]
  return { mediaType, isRequired: required, schema: nameOf(schema), defaults: defaultsOf(document, schema) }
}

function responseOf(
  document: OpenApiDocument,
  operationId: string,
  status: string,
  given: OperationObject['responses'][string],
): ResponseMetadata {
  const response = resolve(document, given)
  const { description, content = {} } = response
  const [body] = Object.entries(content)
  return {
    name: given.$ref?.split('/').at(-1) ?? `${typeName(operationId)}${typeName(status)}`,
    description,
    ...(body && { mediaType: body[0], schema: nameOf(body[1].schema) }),
    ids: marksOf(response),
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

function nameOf({ $ref = '' }: JsonSchema): string {
  return $ref.split('/').at(-1) ?? ''
}

/** A name as types have it: `list-tools` becomes `ListTools`. */
export function typeName(name: string): string {
  const joined = name
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replaceAll(/[^\p{L}\p{N}_]+(.?)/gu, (_, next: string) => next.toUpperCase())
  return joined.charAt(0).toUpperCase() + joined.slice(1)
}
