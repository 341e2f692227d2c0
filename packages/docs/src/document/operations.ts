import type { Constraints } from '@bulk-import/contract'
import { resolveReference } from '@bulk-import/internal/json-pointer'
import { type Body, bodyOf } from './fields.ts'
import { idsOf, type JsonSchema, type OpenApiDocument } from './json-schema.ts'

interface Example {
  name: string
  summary: string
  value: unknown
}

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  description?: string
  example?: unknown
  schema: JsonSchema
}

interface Content {
  mediaType: string
  body: Body
  examples: Example[]
}

export interface Response {
  status: string
  anchor: string
  description: string
  ids: string[]
  content: Content | undefined
}

/** One operation of the document, with everything that its part of the page shows. */
export interface Operation {
  operationId: string
  method: string
  pathTemplate: string
  summary: string
  description: string
  ids: string[]
  /** What the ids of its sections begin with: nothing for the first operation, so that links to it stay. */
  prefix: string
  parameters: Parameter[]
  request: (Content & { isRequired: boolean; description: string; ids: string[] }) | undefined
  responses: Response[]
}

interface OperationObject {
  operationId: string
  summary?: string
  description?: string
  parameters?: Parameter[]
  requestBody?: { required?: boolean; description?: string; content: Record<string, MediaType> }
  responses?: Record<string, { description: string; content?: Record<string, MediaType> }>
}

interface MediaType {
  schema?: JsonSchema
  example?: unknown
  examples?: Record<string, { summary?: string; value: unknown }>
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

export function operationsOf(
  document: OpenApiDocument,
  constraints: Readonly<Record<string, Constraints>>,
): Operation[] {
  const found = Object.entries(document.paths).flatMap(([pathTemplate, item]) => {
    const pathItem = resolveReference(document, item)
    return methods
      .filter((method) => pathItem[method] !== undefined)
      .map((method) => ({ pathTemplate, pathItem, method, object: pathItem[method] as OperationObject }))
  })
  return found.map(({ pathTemplate, pathItem, method, object }, index): Operation => {
    const { operationId, summary = operationId, description = '', requestBody } = object
    const parameters = [...((pathItem.parameters as Parameter[] | undefined) ?? []), ...(object.parameters ?? [])]
    const contentOf = (content: Record<string, MediaType> | undefined, place: string) =>
      readContent(document, content, operationId.charAt(0).toUpperCase() + operationId.slice(1) + place, constraints)
    const body = requestBody && resolveReference(document, requestBody)
    const prefix = index === 0 ? '' : `${operationId}-`
    const responses = Object.entries(object.responses ?? {})
    const content = contentOf(body?.content, 'Request')
    return {
      operationId,
      method: method.toUpperCase(),
      pathTemplate,
      summary,
      description,
      ids: idsOf(object),
      prefix,
      parameters: parameters.map((parameter) => resolveReference(document, parameter)),
      request: body &&
        content && {
          ...content,
          isRequired: body.required === true,
          description: body.description ?? '',
          ids: [...idsOf(body), ...Object.values(body.content).flatMap(idsOf)],
        },
      responses: responses.map(([status, response]) => {
        const { description, content, ...marks } = resolveReference(document, response)
        const isFirst = responses.find(([one]) => one.startsWith('2'))?.[0] === status
        const anchor = prefix + (isFirst ? 'response' : `status-${status}`)
        return { status, anchor, description, ids: idsOf(marks), content: contentOf(content, `${status}Response`) }
      }),
    }
  })
}

/** What a body is, by its first media type. */
function readContent(
  document: OpenApiDocument,
  content: Record<string, MediaType> | undefined,
  inlineName: string,
  constraints: Readonly<Record<string, Constraints>>,
): Content | undefined {
  const [entry] = Object.entries(content ?? {})
  if (entry === undefined) return undefined
  const [mediaType, { schema = {}, example, examples = {} }] = entry
  const named = Object.entries(examples).map(([name, reference]) => {
    const { summary = name, value } = resolveReference(document, reference)
    return { name, summary, value }
  })
  const all = example === undefined ? named : [...named, { name: 'example', summary: 'Example', value: example }]
  return { mediaType, body: bodyOf(document, schema, inlineName, constraints), examples: all }
}

export function isSuccess({ status }: Response): boolean {
  return status.startsWith('2')
}

export function bodiesOf(operations: Operation[]): Body[] {
  const contents = operations.flatMap(({ request, responses }) => [request, ...responses.map(({ content }) => content)])
  return contents.flatMap((content) => content?.body ?? [])
}

/** What the parameters of a sample are. */
export function exampleValues({ parameters }: Operation): Record<string, string> {
  const given = parameters.filter(({ example, required }) => example !== undefined || required)
  return Object.fromEntries(given.map(({ name, example = name }) => [name, String(example)]))
}
