import { type JsonSchema, mapValues, type OpenApiDocument, resolve } from './json-schema.ts'

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
  const paths = mapValues(document.paths, (pathItem) =>
    mapValues(pathItem, (operation) => inPlace(document, operation as Record<string, unknown>)),
  )
  const { parameters: _, ...components } = document.components
  return { ...document, paths, components: components as OpenApiDocument['components'] }
}

function inPlace(document: OpenApiDocument, operation: Record<string, unknown>): Record<string, unknown> {
  const { parameters } = operation as { parameters?: JsonSchema[] }
  if (parameters === undefined) return operation
  return { ...operation, parameters: parameters.map((one) => resolve(document, one)) }
}

/** The document for tools that know nothing of our marks: the same contract without them, and without what explains them. */
export function withoutMarks(document: OpenApiDocument): OpenApiDocument {
  const { jsonSchemaDialect: _, info, ...rest } = document
  const [description, marks] = info.description?.split(marksHeading) ?? []
  if (marks === undefined) throw new Error('Cannot leave out what the marks mean: info.description has no "## Marks".')
  return plain({ openapi: rest.openapi, info: { ...info, description }, ...rest }) as OpenApiDocument
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
