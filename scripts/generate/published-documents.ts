import { resolveReference } from '@bulk-import/internal/json-pointer'
import { type JsonSchema, mapValues, type OpenApiDocument } from './json-schema.ts'
import { methods } from './operations.ts'

/** What holds data, and what holds names that anybody may choose: what looks like a mark in them is none. */
const data = new Set(['default', 'enum', 'const', 'example', 'value'])
const names = new Set([
  'properties',
  'patternProperties',
  'dependentSchemas',
  'dependentRequired',
  'headers',
  'schemas',
])

const marksHeading = '\n\n## Marks\n'

/**
 * The document with each parameter at its operation, where other tools look for it: Swagger UI shows none that is a
 * reference of a path (seen on 5.35).
 */
export function withParametersInPlace(document: OpenApiDocument): OpenApiDocument {
  const paths = mapValues(document.paths, (given) => {
    const { parameters: shared = [], ...pathItem } = resolveReference(document, given) as { parameters?: Parameter[] }
    return mapValues(pathItem as Record<string, unknown>, (part, key) =>
      methods.includes(key as never) ? inPlace(document, part as Operation, shared) : part,
    )
  })
  if (document.components?.parameters === undefined) return { ...document, paths }
  const { parameters: _, ...components } = document.components
  return { ...document, paths, components: components as OpenApiDocument['components'] }
}

type Parameter = JsonSchema & { name?: string; in?: string }
type Operation = { parameters?: Parameter[] }

/** A parameter of the operation replaces one of the path that has its name and place. */
function inPlace(document: OpenApiDocument, operation: Operation, shared: Parameter[]): Operation {
  const all = [...shared, ...(operation.parameters ?? [])].map((one): Parameter => resolveReference(document, one))
  const parameters = [...new Map(all.map((one) => [`${one.in} ${one.name}`, one])).values()]
  return parameters.length === 0 ? operation : { ...operation, parameters }
}

/** The document for tools that know nothing of our marks: the same contract without them, and without what explains them. */
export function withoutMarks(document: OpenApiDocument): OpenApiDocument {
  const { jsonSchemaDialect: _, info, ...rest } = document
  const [description] = info.description?.split(marksHeading) ?? []
  return plain({
    openapi: rest.openapi,
    info: { ...info, ...(description !== undefined && { description }) },
    ...rest,
  }) as OpenApiDocument
}

function plain(node: unknown, areNames = false): unknown {
  if (Array.isArray(node)) return node.map((item) => plain(item))
  if (typeof node !== 'object' || node === null) return node
  const entries = Object.entries(node).filter(([key]) => areNames || !key.startsWith('x-'))
  const inner = (key: string, value: unknown) => {
    if (areNames) return plain(value)
    return data.has(key) ? value : plain(value, names.has(key))
  }
  return Object.fromEntries(entries.map(([key, value]) => [key, inner(key, value)]))
}
