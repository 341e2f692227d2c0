import { compile } from '../compile.ts'
import { DocumentError, pointerOf } from '../document-error.ts'
import { type JsonSchema, type OpenApiDocument, resolve, typeOf } from '../json-schema.ts'
import type { OperationEntry } from '../operations.ts'
import type { CaseRequest } from '../runtime/case.ts'
import { bareSchema } from '../validators.ts'

const ofFormat: Record<string, string> = {
  uuid: '3f2a8c1e-5b7d-4e9a-8c3f-1a2b3c4d5e6f',
  date: '2026-11-23',
  'date-time': '2026-11-23T12:00:00Z',
  email: 'somebody@example.com',
  uri: 'https://example.com/',
}

/** A value that a schema takes, as small as can be; one that the document itself names, if it names any. */
export function madeFrom(document: OpenApiDocument, given: JsonSchema | boolean, depth = 0): unknown {
  if (typeof given === 'boolean' || depth > 9) return {}
  const schema = whole(document, given)
  const { enum: values = [], examples = [] } = schema as { enum?: unknown[]; examples?: unknown[] }
  const named = [schema.const, ...values, schema.default, schema.example, ...examples]
  const value = named.find((one) => one !== undefined)
  if (value !== undefined) return value
  const make = (inner: JsonSchema | boolean = true) => madeFrom(document, inner, depth + 1)
  switch (typeOf(schema)) {
    case 'string':
      return ofFormat[String(schema.format)] ?? 'x'.repeat(Math.max(1, Number(schema.minLength ?? 1)))
    case 'boolean':
      return true
    case 'integer':
    case 'number':
      return schema.minimum ?? Number(schema.exclusiveMinimum ?? -1) + 1
    case 'array':
      return Array(Number(schema.minItems ?? 0)).fill(make(schema.items))
    default:
      return Object.fromEntries((schema.required ?? []).map((name) => [name, make(schema.properties?.[name])]))
  }
}

/** The schema with what it is combined of: of alternatives, the first. */
function whole(document: OpenApiDocument, given: JsonSchema): JsonSchema {
  const { allOf = [], anyOf = [], oneOf = [], ...rest } = resolve(document, given)
  const parts: JsonSchema[] = [...allOf, ...anyOf.slice(0, 1), ...oneOf.slice(0, 1)]
  return parts.reduce<JsonSchema>((sum, part) => merged(sum, whole(document, part)), rest)
}

function merged(one: JsonSchema, other: JsonSchema): JsonSchema {
  const required = [...(one.required ?? []), ...(other.required ?? [])]
  return { ...one, ...other, required, properties: { ...one.properties, ...other.properties } }
}

/** The query and header parameters that each request of an operation needs, as text. */
export function requiredParameters(
  document: OpenApiDocument,
  { pathTemplate, method, operation: { parameters = [] } }: OperationEntry,
): Partial<CaseRequest> {
  const request: { query?: Record<string, string>; headers?: Record<string, string> } = {}
  for (const { name, in: place, required, schema, example } of parameters) {
    if (required !== true || place === 'path') continue
    const sample = example ?? madeFrom(document, schema)
    if (!compile(bareSchema(document, schema))(sample))
      throw new DocumentError(
        pointerOf(['paths', pathTemplate, method, 'parameters', name]),
        'needs an example that is legal.',
      )
    const key = place === 'query' ? 'query' : 'headers'
    request[key] = { ...request[key], [name]: String(sample) }
  }
  return request
}
