import { isJsonType, mediaTypeOf } from '@bulk-import/internal/media-type'
import { isJsonObject } from '@bulk-import/internal/own'
import { createSchemaCheck, follow } from './check-schema.ts'
import { demand, fragmentOf, type Path } from './document-error.ts'
import { type JsonSchema, type OpenApiDocument, typeOf } from './json-schema.ts'
import { type BodyObject, methods, type OperationObject, type ParameterObject, typeName } from './operations.ts'

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
  demand(typeof info?.title === 'string', ['info'], 'must have a title.')
  demand(['string', 'undefined'].includes(typeof info.description), ['info', 'description'], 'must be text.')
  demand(isJsonObject(paths), ['paths'], 'is missing: nothing is generated without an operation.')
  for (const [name, schema] of Object.entries(components?.schemas ?? {})) {
    const place = ['components', 'schemas', name]
    const isName = /^[\w.-]+$/.test(name) && /^[A-Z]/.test(typeName(name))
    demand(isName, place, 'needs a name that begins with a letter, and has digits, "_", "-" or "." beside them.')
    context.checkSchema(schema, place)
  }
  for (const [template, pathItem] of Object.entries(paths)) {
    if (!template.startsWith('x-')) checkPathItem(context, template, pathItem)
  }
  demand(context.names.size > 0, ['paths'], 'has no operation.')
}

function checkPathItem(context: Context, template: string, given: Record<string, unknown>): void {
  const path = ['paths', template]
  demand(template.startsWith('/'), path, 'must begin with a slash.')
  const pathItem = follow(context.document, given, path)
  for (const key of Object.keys(pathItem)) {
    const isKnown = known.includes(key) || key.startsWith('x-')
    demand(isKnown, [...path, key], `is not one of ${methods.join(', ')}: no other is supported.`)
  }
  for (const method of methods.filter((one) => one in pathItem)) {
    const operation = pathItem[method] as OperationObject
    const place = [...path, method]
    demand(isJsonObject(operation), place, 'must be an object.')
    checkName(context, operation, place)
    const parameters = [
      ...checkParameters(context, pathItem.parameters as ParameterObject[], path),
      ...checkParameters(context, operation.parameters, place),
    ]
    checkTemplate(template, parameters, place)
    checkRequest(context, operation, method, [...place, 'requestBody'])
    checkResponses(context, operation, [...place, 'responses'])
  }
}

function checkName({ names }: Context, { operationId }: OperationObject, place: Path): void {
  const isName = typeof operationId === 'string' && /^[A-Z]\w*$/.test(typeName(operationId))
  demand(isName, place, 'needs an operationId of letters and digits, by which it is called in code.')
  const name = typeName(operationId)
  const other = names.get(name)
  const isFree = other === undefined
  demand(isFree, [...place, 'operationId'], `is ${operationId}, but ${other} is called ${name} already.`)
  names.set(name, fragmentOf(place))
}

function checkParameters(context: Context, given: ParameterObject[] = [], place: Path): ParameterObject[] {
  return given.map((parameter, index) => checkParameter(context, parameter, [...place, 'parameters', index]))
}

function checkParameter(context: Context, given: ParameterObject, place: Path): ParameterObject {
  const { document, checkSchema } = context
  const parameter = follow(document, given, place)
  const { name, in: position, schema, style, required } = parameter
  const plainStyle = plainStyles[position]
  const shown = JSON.stringify(position)
  demand(typeof name === 'string' && name !== '', place, 'needs a name.')
  demand(plainStyle !== undefined, place, `is a parameter in ${shown}: only path, query and header are known.`)
  demand(isJsonObject(schema), place, 'needs a schema; parameters with content are not supported.')
  const isPlain = style === undefined || style === plainStyle
  demand(isPlain, [...place, 'style'], `must be ${plainStyle}, but is ${JSON.stringify(style)}.`)
  demand(position !== 'path' || required === true, place, 'is in the path, and so must be required.')
  const at = [...place, 'schema']
  checkSchema(schema, at)
  const type = typeOf(follow(document, schema as JsonSchema, at)) ?? 'no type'
  const rest = `but is of ${type}: other parameters are not supported.`
  demand(scalars.includes(type), at, `must be of type ${scalars.join(', ')}, ${rest}`)
  return parameter
}

function checkTemplate(template: string, parameters: readonly ParameterObject[], place: Path): void {
  const wanted = [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)
  const given = parameters.filter((one) => one.in === 'path').map(({ name }) => name)
  for (const name of wanted) demand(given.includes(name), place, `has no parameter ${name}, which its path names.`)
  for (const name of given)
    demand(wanted.includes(name), place, `has a path parameter ${name}, which its path does not name.`)
}

function checkRequest(context: Context, { requestBody }: OperationObject, method: string, place: Path): void {
  if (requestBody === undefined) return
  const isSent = method !== 'get' && method !== 'head'
  demand(isSent, place, `cannot be sent: fetch forbids a body with ${method.toUpperCase()}.`)
  const body = follow(context.document, requestBody, place)
  demand(Object.keys(body.content ?? {}).length > 0, place, 'needs content.')
  checkContent(context, body, place)
}

function checkResponses(context: Context, { responses }: OperationObject, place: Path): void {
  const statuses = Object.keys(responses ?? {}).filter((status) => !status.startsWith('x-'))
  const hasSuccess = statuses.some((status) => /^2\d\d$/.test(status))
  demand(hasSuccess, place, 'needs a status from 200 to 299: what success is, cases have to know.')
  for (const status of statuses) {
    const at = [...place, status]
    demand(/^([1-5]\d\d|[1-5]XX|default)$/.test(status), at, 'is no status.')
    const response = follow(context.document, responses[status] as OperationObject['responses'][string], at)
    checkContent(context, response, at)
    for (const [name, link] of Object.entries(response.links ?? {}))
      checkLink(follow(context.document, link, [...at, 'links', name]), [...at, 'links', name])
  }
}

function checkContent({ checkSchema }: Context, { content = {} }: BodyObject, place: Path): void {
  const entries = Object.entries(content)
  const at = [...place, 'content']
  demand(entries.length < 2, at, `has ${entries.length} media types, and only one is supported.`)
  for (const [mediaType, media] of entries) {
    const isJson = isJsonType(mediaTypeOf(mediaType))
    demand(isJson, [...at, mediaType], 'is not JSON, and no other media type is supported.')
    demand(media?.schema !== undefined, [...at, mediaType], 'needs a schema.')
    checkSchema(media.schema, [...at, mediaType, 'schema'])
  }
}

/** What a link takes for a parameter has to be found in the response itself. */
function checkLink({ operationId, parameters = {} }: Record<string, unknown>, place: Path): void {
  demand(typeof operationId === 'string', place, 'needs an operationId: other links are not followed.')
  for (const [name, expression] of Object.entries(parameters as object)) {
    const isPointer = /^\$response\.body#\//.test(String(expression))
    demand(isPointer, [...place, 'parameters', name], 'must be a pointer into $response.body.')
  }
}
