import { compile } from '../compile.ts'
import { DocumentError, type Path } from '../document-error.ts'
import { type JsonSchema, type Schema, typeOf } from '../json-schema.ts'
import type { OperationMetadata, ParameterObject } from '../operations.ts'
import type { CaseRequest } from '../runtime/case.ts'
import { bareSchema } from '../validators.ts'

const ofFormat: Record<string, string> = {
  uuid: '3f2a8c1e-5b7d-4e9a-8c3f-1a2b3c4d5e6f',
  date: '2026-11-23',
  'date-time': '2026-11-23T12:00:00Z',
  email: 'somebody@example.com',
  uri: 'https://example.com/',
}

/** A value that a flat schema takes, as small as can be; one that the document itself names, if it names any. */
export function madeFrom(given: Schema = true): unknown {
  if (typeof given === 'boolean') return {}
  const schema = whole(given)
  const { enum: values = [], examples = [] } = schema as { enum?: unknown[]; examples?: unknown[] }
  const named = [schema.const, ...values, schema.default, schema.example, ...examples]
  const value = named.find((one) => one !== undefined)
  if (value !== undefined) return value
  switch (typeOf(schema)) {
    case 'string':
      return ofFormat[String(schema.format)] ?? 'x'.repeat(Math.max(1, Number(schema.minLength ?? 1)))
    case 'boolean':
      return true
    case 'integer':
    case 'number':
      return schema.minimum ?? Number(schema.exclusiveMinimum ?? -1) + 1
    case 'array':
      return Array(Number(schema.minItems ?? 0)).fill(madeFrom(schema.items))
    default:
      return Object.fromEntries((schema.required ?? []).map((name) => [name, madeFrom(schema.properties?.[name])]))
  }
}

/** The schema with what it is combined of: of alternatives, the first. */
function whole({ allOf = [], anyOf = [], oneOf = [], ...rest }: JsonSchema): JsonSchema {
  const parts = [...allOf, ...anyOf.slice(0, 1), ...oneOf.slice(0, 1)].map(whole)
  if (parts.length === 0) return rest
  const all = [rest, ...parts]
  return {
    ...Object.assign({}, ...all),
    required: all.flatMap(({ required = [] }) => required),
    properties: Object.assign({}, ...all.map(({ properties }) => properties)),
  }
}

/** The query and header parameters that each request of an operation needs, as text. */
export function requiredParameters(
  written: readonly ParameterObject[] = [],
  schemas: Readonly<Record<string, JsonSchema>>,
  { parameters }: OperationMetadata,
  place: Path,
): Partial<CaseRequest> {
  const request: { query?: Record<string, string>; headers?: Record<string, string> } = {}
  for (const [index, { name, in: position, isRequired, schema: schemaName }] of parameters.entries()) {
    if (!isRequired || position === 'path') continue
    const schema = schemas[schemaName] ?? {}
    const sample = written[index]?.example ?? madeFrom(schema)
    if (!compile(bareSchema(schema))(sample))
      throw new DocumentError([...place, 'parameters', name], 'needs a valid example.')
    const key = position === 'query' ? 'query' : 'headers'
    request[key] = { ...request[key], [name]: String(sample) }
  }
  return request
}
