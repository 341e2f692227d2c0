import { resolveReference } from '@bulk-import/internal/json-pointer'
import { flatten, type JsonSchema, mapValues, marksOf, type OpenApiDocument, typeOf } from './json-schema.ts'

export interface ParameterMetadata {
  name: string
  in: 'path' | 'query' | 'header'
  isRequired: boolean
  /** What its text stands for. */
  type: 'string' | 'integer' | 'number' | 'boolean'
  /** Name of the validator and check of its value. */
  schema: string
  /** What applies where a request leaves it out. */
  default?: unknown
}

interface ResponseMetadata {
  name: string
  description: string
  ids: string[]
  /** Without a media type and a schema the response has no content. */
  mediaType?: string
  schema?: string
  /** The name of its property that is a list, where there is exactly one. */
  collection?: string
}

interface RequestMetadata {
  mediaType: string
  isRequired: boolean
  schema: string
  defaults: Record<string, unknown>
  /** The name of its property that is a list, where there is exactly one. */
  collection?: string
  /** How many bytes a body may have: by default, and at the utmost. */
  bytes?: { default: number; maximum: number }
}

export interface OperationMetadata {
  operationId: string
  method: string
  pathTemplate: string
  parameters: ParameterMetadata[]
  /** Without one the operation takes no body. `defaults` apply where a request leaves a property out. */
  request?: RequestMetadata
  /** By status: `200`, `4XX` or `default`. */
  responses: Record<string, ResponseMetadata>
}

export const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'] as const

/** An operation of a document, with where it stands. */
export interface OperationEntry {
  pathTemplate: string
  method: (typeof methods)[number]
  place: string[]
  /** As OpenAPI writes it. */
  written: OperationObject
  /** The same, references followed but for those to schemas: their names matter. */
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
    methods
      .filter((method) => method in pathItem)
      .map((method) => {
        const written = pathItem[method] as OperationObject
        const operation = inPlace(document, written) as OperationObject
        return { pathTemplate, method, place: ['paths', pathTemplate, method], written, operation }
      }),
  )
}

/** What holds a schema, or a value of which nothing is a reference. */
const leftAlone = ['schema', 'value', 'example']

function inPlace(document: OpenApiDocument, node: unknown): unknown {
  if (Array.isArray(node)) return node.map((item) => inPlace(document, item))
  if (typeof node !== 'object' || node === null) return node
  return mapValues(resolveReference(document, node) as Record<string, unknown>, (value, key) =>
    leftAlone.includes(key) ? value : inPlace(document, value),
  )
}

/** What packages need to know of each operation without reading the document. Its schemas have to be named. */
export function operationMetadata(document: OpenApiDocument): Record<string, OperationMetadata> {
  return Object.fromEntries(
    operationsOf(document).map((entry) => [entry.operation.operationId, metadataOf(document, entry)]),
  )
}

function metadataOf(document: OpenApiDocument, entry: OperationEntry): OperationMetadata {
  const { pathTemplate, method, operation, written } = entry
  const { operationId, parameters = [], requestBody = {}, responses } = operation
  const [request] = Object.entries(requestBody.content ?? {})
  const bytes = requestBody['x-body-bytes'] as RequestMetadata['bytes'] | undefined
  return {
    operationId,
    method: method.toUpperCase(),
    pathTemplate,
    parameters: parameters.map(({ name, in: place, required = false, schema }) => {
      const whole = resolveReference(document, schema)
      return {
        name,
        in: place,
        isRequired: required,
        type: typeOf(whole) as ParameterMetadata['type'],
        schema: nameOf(schema) ?? '',
        ...(whole.default !== undefined && { default: whole.default }),
      }
    }),
    ...(request && {
      request: {
        mediaType: request[0],
        isRequired: requestBody.required === true,
        schema: nameOf(request[1].schema) ?? '',
        defaults: defaultsOf(flatten(document, request[1].schema)),
        ...collectionOf(flatten(document, request[1].schema)),
        ...(bytes && { bytes }),
      },
    }),
    responses: mapValues(responses, (response, status) => {
      const [body] = Object.entries(response.content ?? {})
      return {
        name: nameOf(written.responses[status] ?? {}) ?? `${typeName(operationId)}${typeName(status)}`,
        description: response.description,
        ...(body && {
          mediaType: body[0],
          schema: nameOf(body[1].schema) ?? '',
          ...collectionOf(flatten(document, body[1].schema)),
        }),
        ids: marksOf(response),
      }
    }),
  }
}

/** What applies where a request leaves a property out. */
function defaultsOf({ properties = {} }: JsonSchema): Record<string, unknown> {
  const entries = Object.entries(properties).flatMap(([name, property]) =>
    typeof property === 'boolean' || property.default === undefined ? [] : [[name, property.default]],
  )
  return Object.fromEntries(entries)
}

function collectionOf({ properties = {} }: JsonSchema): { collection?: string } {
  const isList = (property: JsonSchema | boolean) => typeof property === 'object' && typeOf(property) === 'array'
  const [collection, ...others] = Object.keys(properties).filter((name) => isList(properties[name] ?? false))
  return collection === undefined || others.length > 0 ? {} : { collection }
}

/** The schemas of parameters, requests and responses, flat: those that a value from outside is held against. */
export function checkedSchemas(
  document: OpenApiDocument,
  operations: Record<string, OperationMetadata>,
): Record<string, JsonSchema> {
  const names = Object.values(operations).flatMap(({ parameters, request, responses }) =>
    [request, ...Object.values(responses), ...parameters].flatMap((part) => part?.schema ?? []),
  )
  const entries = [...new Set(names)].map((name) => [name, flatten(document, document.components.schemas[name] ?? {})])
  return Object.fromEntries(entries)
}

/** The name of the component that a reference names. */
function nameOf({ $ref }: { $ref?: string }): string | undefined {
  return $ref?.split('/').at(-1)
}

/** A name as types have it: `list-tools` becomes `ListTools`. */
export function typeName(name: string): string {
  const joined = name
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replaceAll(/[^\p{L}\p{N}_]+(.?)/gu, (_, next: string) => next.toUpperCase())
  return joined.charAt(0).toUpperCase() + joined.slice(1)
}
