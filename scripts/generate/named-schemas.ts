import { resolveReference } from '@bulk-import/internal/json-pointer'
import { DocumentError, fragmentOf, type Path } from './document-error.ts'
import { type JsonSchema, mapValues, type OpenApiDocument } from './json-schema.ts'
import { type BodyObject, operationsOf, type ParameterObject, typeName } from './operations.ts'

/** A document all of whose schemas have a name that a type can have, and where in the published document each of them stands. */
export interface NamedDocument {
  document: OpenApiDocument
  places: ReadonlyMap<string, string>
}

/** Header parameters that OpenAPI has tools ignore: other parts of a document say what they hold. */
const ignoredHeaders = ['accept', 'content-type', 'authorization']

/**
 * Names also the schemas of parameters and bodies that are written in place, after their operation: `ListToolsLimitParameter`,
 * `AddToolsRequest`, `AddTools201Response`.
 *
 * @throws DocumentError when two schemas would have one name
 */
export function withNamedSchemas(published: OpenApiDocument): NamedDocument {
  const document = withTypeNames(published)
  const schemas: Record<string, JsonSchema> = {}
  const places = new Map<string, string>()
  for (const name of Object.keys(published.components?.schemas ?? {}))
    add(typeName(name), document.components.schemas[typeName(name)] ?? {}, ['components', 'schemas', name])
  const paths = mapValues(document.paths, (pathItem) => ({ ...pathItem }))
  for (const { pathTemplate, method, place, written } of operationsOf(document)) {
    const { parameters = [], requestBody, responses, operationId } = written
    const prefix = typeName(operationId)
    Object.assign(paths[pathTemplate] ?? {}, {
      [method]: {
        ...written,
        parameters: parameters
          .filter(({ name, in: position }) => position !== 'header' || !ignoredHeaders.includes(name.toLowerCase()))
          .map((one): ParameterObject => {
            const name = `${prefix}${typeName(one.name)}Parameter`
            return { ...one, schema: named(asText(one.schema), name, [...place, 'parameters', one.name]) }
          }),
        ...(requestBody && { requestBody: withName(requestBody, `${prefix}Request`, [...place, 'requestBody']) }),
        responses: mapValues(responses, (response, status) =>
          withName(response, `${prefix}${typeName(status)}Response`, [...place, 'responses', status]),
        ),
      },
    })
  }
  return { document: { ...document, paths, components: { ...document.components, schemas } }, places }

  function add(name: string, schema: JsonSchema, place: Path): void {
    const other = places.get(name)
    if (other !== undefined) throw new DocumentError(place, `would be called ${name} in code, as ${other} is.`)
    places.set(name, fragmentOf(place))
    schemas[name] = schema
  }

  function named(schema: JsonSchema, name: string, place: Path): JsonSchema {
    if (isNamed(schema)) return schema
    add(name, schema, place)
    return { $ref: `#/components/schemas/${name}` }
  }

  /** A body with the name in place of its schema; one that is a component already stays as it is. */
  function withName<Body extends BodyObject>(given: Body, name: string, place: Path): Body {
    const body = resolveReference(document, given)
    const [entry] = Object.entries(body.content ?? {})
    if (entry === undefined || isNamed(entry[1].schema)) return given
    const [mediaType, media] = entry
    const schema = named(media.schema, name, [...place, 'content', mediaType, 'schema'])
    return { ...body, content: { [mediaType]: { ...media, schema } } }
  }
}

/** An integer of 64 bits as what it is in an address and in every program: the text of its digits. */
function asText(schema: JsonSchema): JsonSchema {
  const { type, format, ...rest } = schema
  if (type !== 'integer' || format !== 'int64') return schema
  const ids = (rest['x-constraints'] ?? []).filter(({ keyword }) => keyword === 'type' || keyword === 'format')
  const constraint = { keyword: 'pattern', ids: ids.flatMap((one) => one.ids) }
  return {
    ...rest,
    type: 'string',
    pattern: '^-?[0-9]+$',
    'x-meaning': 'be an integer',
    ...(ids.length > 0 && { 'x-constraints': [...ids.filter(({ keyword }) => keyword === 'type'), constraint] }),
  }
}

function isNamed(schema: JsonSchema): boolean {
  return Object.keys(schema).join() === '$ref'
}

/** The document with type names for those of its components that a type cannot have. */
function withTypeNames(document: OpenApiDocument): OpenApiDocument {
  const { schemas = {} } = document.components ?? {}
  const prefix = '#/components/schemas/'
  const named = { ...document, components: { ...document.components, schemas } }
  const rename = (key: string, value: unknown) =>
    key === '$ref' && String(value).startsWith(prefix) ? prefix + typeName(String(value).slice(prefix.length)) : value
  const renamed = JSON.parse(JSON.stringify(named), rename) as OpenApiDocument
  const names = Object.entries(renamed.components.schemas).map(([name, schema]) => [typeName(name), schema])
  return { ...renamed, components: { ...renamed.components, schemas: Object.fromEntries(names) } }
}
