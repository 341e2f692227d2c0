import { isJsonType, mediaTypeOf } from '@bulk-import/internal/media-type'
import { createSchemaCheck, follow } from './check-schema.ts'
import { DocumentError, pointerOf } from './document-error.ts'
import { type JsonSchema, type OpenApiDocument, typeOf } from './json-schema.ts'
import { type BodyObject, methods, type OperationObject, type ParameterObject, typeName } from './operations.ts'

type Path = readonly string[]

const scalars = ['string', 'integer', 'number', 'boolean']
const plainStyles: Record<string, string> = { path: 'simple', query: 'form', header: 'simple' }

/** What a path item has. TRACE is not supported: fetch forbids it. */
const known: readonly string[] = [...methods, 'summary', 'description', 'servers', 'parameters']

interface Context {
  document: OpenApiDocument
  checkSchema(schema: JsonSchema, place: Path): void
  /** Places of the operations by the names that types have of them. */
  names: Map<string, string>
}

/** @throws DocumentError at the first place that the generator cannot express */
export function checkDocument(document: OpenApiDocument): void {
  const { info, paths, components } = document
  const context: Context = { document, checkSchema: createSchemaCheck(document), names: new Map() }
  if (typeof info?.title !== 'string') throw new DocumentError('#/info', 'must have a title.')
  if (!['string', 'undefined'].includes(typeof info.description))
    throw new DocumentError('#/info/description', 'must be text.')
  if (!isObject(paths)) throw new DocumentError('#/paths', 'is missing: nothing is generated without an operation.')
  for (const [name, schema] of Object.entries(components?.schemas ?? {})) checkComponent(context, name, schema)
  for (const [pathTemplate, pathItem] of Object.entries(paths)) {
    if (!pathTemplate.startsWith('x-')) checkPathItem(context, pathTemplate, pathItem)
  }
  if (context.names.size === 0) throw new DocumentError('#/paths', 'has no operation.')
}

function checkComponent(context: Context, name: string, schema: JsonSchema): void {
  const place = ['components', 'schemas', name]
  if (!/^[\w.-]+$/.test(name) || !/^[A-Z]/.test(typeName(name)))
    throw new DocumentError(
      pointerOf(place),
      'needs a name that begins with a letter, and has digits, "_", "-" or "." beside them.',
    )
  context.checkSchema(schema, place)
}

function checkPathItem(context: Context, template: string, given: unknown): void {
  const path = ['paths', template]
  if (!template.startsWith('/')) throw new DocumentError(pointerOf(path), 'must begin with a slash.')
  const pathItem = follow(context.document, given as Record<string, unknown>, path)
  const unknown = Object.keys(pathItem).find((key) => !known.includes(key) && !key.startsWith('x-'))
  if (unknown !== undefined)
    throw new DocumentError(
      pointerOf([...path, unknown]),
      `is not one of ${methods.join(', ')}: no other is supported.`,
    )
  for (const method of methods.filter((one) => one in pathItem)) {
    const operation = pathItem[method] as OperationObject
    const place = [...path, method]
    if (!isObject(operation)) throw new DocumentError(pointerOf(place), 'must be an object.')
    checkName(context, operation, place)
    const shared = (pathItem.parameters ?? []) as ParameterObject[]
    const all = [
      ...shared.map((one, index) => [one, [...path, 'parameters', String(index)]] as const),
      ...(operation.parameters ?? []).map((one, index) => [one, [...place, 'parameters', String(index)]] as const),
    ].map(([one, at]) => checkParameter(context, one, at))
    checkTemplate(template, all, place)
    checkRequest(context, operation, method, place)
    checkResponses(context, operation, place)
  }
}

function checkName({ names }: Context, { operationId }: OperationObject, place: Path): void {
  const pointer = pointerOf(place)
  if (typeof operationId !== 'string' || !/^[A-Z]\w*$/.test(typeName(operationId)))
    throw new DocumentError(pointer, 'needs an operationId of letters and digits, by which it is called in code.')
  const name = typeName(operationId)
  const other = names.get(name)
  if (other !== undefined)
    throw new DocumentError(`${pointer}/operationId`, `is ${operationId}, but ${other} is called ${name} already.`)
  names.set(name, pointer)
}

function checkParameter(context: Context, given: ParameterObject, place: Path): ParameterObject {
  const { document } = context
  const pointer = pointerOf(place)
  const parameter = follow(document, given, place)
  const { name, in: position, schema, style, required } = parameter
  if (typeof name !== 'string' || name === '') throw new DocumentError(pointer, 'needs a name.')
  const plainStyle = plainStyles[position]
  if (plainStyle === undefined)
    throw new DocumentError(
      pointer,
      `is a parameter in ${JSON.stringify(position)}: only path, query and header are known.`,
    )
  if (!isObject(schema)) throw new DocumentError(pointer, 'needs a schema; parameters with content are not supported.')
  if (style !== undefined && style !== plainStyle)
    throw new DocumentError(`${pointer}/style`, `must be ${plainStyle}, but is ${JSON.stringify(style)}.`)
  if (position === 'path' && required !== true)
    throw new DocumentError(pointer, 'is in the path, and so must be required.')
  context.checkSchema(schema, [...place, 'schema'])
  const type = typeOf(resolveFully(document, schema, [...place, 'schema']))
  if (type === undefined || !scalars.includes(type))
    throw new DocumentError(
      `${pointer}/schema`,
      `must be of type ${scalars.join(', ')}, but is of ${type ?? 'no type'}: other parameters are not supported.`,
    )
  return parameter
}

function checkTemplate(template: string, parameters: readonly ParameterObject[], place: Path): void {
  const wanted = [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)
  const given = parameters.filter((one) => one.in === 'path').map(({ name }) => name)
  const missing = wanted.find((name) => !given.includes(name))
  const unused = given.find((name) => !wanted.includes(name))
  if (missing !== undefined)
    throw new DocumentError(pointerOf(place), `has no parameter ${missing}, which its path names.`)
  if (unused !== undefined)
    throw new DocumentError(pointerOf(place), `has a path parameter ${unused}, which its path does not name.`)
}

function checkRequest(context: Context, { requestBody }: OperationObject, method: string, place: Path): void {
  if (requestBody === undefined) return
  const at = [...place, 'requestBody']
  if (method === 'get' || method === 'head')
    throw new DocumentError(pointerOf(at), `cannot be sent: fetch forbids a body with ${method.toUpperCase()}.`)
  const body = follow(context.document, requestBody, at)
  if (Object.keys(body.content ?? {}).length === 0) throw new DocumentError(pointerOf(at), 'needs content.')
  checkContent(context, body, at)
}

function checkResponses(context: Context, { responses }: OperationObject, place: Path): void {
  const at = [...place, 'responses']
  const statuses = Object.keys(responses ?? {}).filter((status) => !status.startsWith('x-'))
  if (!statuses.some((status) => /^2\d\d$/.test(status)))
    throw new DocumentError(pointerOf(at), 'needs a status from 200 to 299: what success is, cases have to know.')
  for (const status of statuses) {
    if (!/^([1-5]\d\d|[1-5]XX|default)$/.test(status))
      throw new DocumentError(pointerOf([...at, status]), 'is no status.')
    const response = follow(context.document, responses[status] as OperationObject['responses'][string], [
      ...at,
      status,
    ])
    checkContent(context, response, [...at, status])
    for (const [name, link] of Object.entries(response.links ?? {})) {
      const linkAt = [...at, status, 'links', name]
      checkLink(follow(context.document, link, linkAt), linkAt)
    }
  }
}

function checkContent(context: Context, { content = {} }: BodyObject, place: Path): void {
  const [first, ...others] = Object.keys(content)
  const at = [...place, 'content']
  if (others.length > 0)
    throw new DocumentError(pointerOf(at), `has ${others.length + 1} media types, and only one is supported.`)
  if (first === undefined) return
  if (!isJsonType(mediaTypeOf(first)))
    throw new DocumentError(pointerOf([...at, first]), 'is not JSON, and no other media type is supported.')
  if (content[first]?.schema === undefined) throw new DocumentError(pointerOf([...at, first]), 'needs a schema.')
  context.checkSchema(content[first].schema, [...at, first, 'schema'])
}

/** What a link takes for a parameter has to be found in the response itself. */
function checkLink(link: Record<string, unknown>, place: Path): void {
  if (typeof link.operationId !== 'string')
    throw new DocumentError(pointerOf(place), 'needs an operationId: other links are not followed.')
  for (const [name, expression] of Object.entries((link.parameters ?? {}) as object)) {
    if (!/^\$response\.body#\//.test(String(expression)))
      throw new DocumentError(pointerOf([...place, 'parameters', name]), 'must be a pointer into $response.body.')
  }
}

function resolveFully(document: OpenApiDocument, schema: JsonSchema, place: Path): JsonSchema {
  return schema.$ref === undefined ? schema : resolveFully(document, follow(document, schema, place), place)
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
