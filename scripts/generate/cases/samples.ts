import { own } from '@bulk-import/internal/own'
import { compile } from '../compile.ts'
import { DocumentError, pointerOf } from '../document-error.ts'
import { type JsonSchema, type OpenApiDocument, resolve, typeOf } from '../json-schema.ts'
import type { OperationEntry } from '../operations.ts'
import type { CaseRequest } from '../runtime/case.ts'
import { bareSchema } from '../validators.ts'
import type { Body, BodySubject } from './subject.ts'

/** A body that keeps the contract and holds as little as it can, taken from the examples where they have a value. */
export function smallestBody(subject: BodySubject): Body {
  const { pathTemplate, method, issues } = subject
  const smallest = bodyWith(subject, {})
  const [issue] = issues(wholeBody(subject, smallest))
  if (issue === undefined) return smallest
  const pointer = pointerOf(['paths', pathTemplate, method.toLowerCase(), 'requestBody'])
  throw new DocumentError(pointer, `needs an example, since no legal body could be made: ${issue.message}.`)
}

/** The smallest legal body that has these properties with these values: with what is required, and what those need beside them. */
export function bodyWith(subject: BodySubject, given: Body): Body {
  const { document, schema, properties } = subject
  if (Object.keys(properties).length === 0 && Object.keys(given).length === 0)
    return (samplesOf(subject)[0] ?? madeFrom(document, schema)) as Body
  const required = schema.required ?? []
  const body: Body = { ...Object.fromEntries(required.map((name) => [name, sampleOf(subject, name)])), ...given }
  for (let before = -1; before !== Object.keys(body).length; ) {
    before = Object.keys(body).length
    for (const name of Object.keys(body)) Object.assign(body, { ...companions(subject, name), ...body })
  }
  return inOrder(subject, body)
}

/** What may not be missing where a property is given. */
function companions(subject: BodySubject, name: string): Body {
  const { dependentRequired, dependentSchemas } = subject.schema
  const required = (own(dependentRequired, name) ?? []) as string[]
  const { properties = {} } = (own(dependentSchemas, name) ?? {}) as JsonSchema
  const constants = Object.entries(properties).flatMap(([other, rule]) =>
    typeof rule === 'object' && rule.const !== undefined ? [[other, rule.const]] : [],
  )
  const others = required.map((other) => [other, sampleOf(subject, other)])
  return Object.fromEntries([...others, ...constants]) as Body
}

/** What is sent for a body, or for an item: of a list, as many as it has to hold. */
export function wholeBody({ list }: BodySubject, body: unknown): unknown {
  return list === undefined ? body : Array(Math.max(1, Number(list.minItems ?? 1))).fill(body)
}

export function wholeText({ list }: BodySubject, text: string): string {
  return list === undefined
    ? text
    : `[${Array(Math.max(1, Number(list.minItems ?? 1)))
        .fill(text)
        .join(',')}]`
}

/** The bodies, or items, that the examples have. */
function samplesOf({ examples, list }: BodySubject): unknown[] {
  return examples.flatMap(({ value }) => (list !== undefined && Array.isArray(value) ? value : [value]))
}

/** A legal value of a property: as an example has it, or made from its schema. */
export function sampleOf(subject: BodySubject, name: string): unknown {
  const example = samplesOf(subject).find((value) => Object.hasOwn(Object(value), name))
  return example === undefined ? madeFrom(subject.document, subject.properties[name] ?? {}) : (example as Body)[name]
}

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

/** Properties in the order of the document, so that a body reads like its examples. */
export function inOrder({ properties }: BodySubject, body: Body): Body {
  const declared = Object.keys(properties).filter((name) => Object.hasOwn(body, name))
  return Object.fromEntries([...new Set([...declared, ...Object.keys(body)])].map((name) => [name, body[name]]))
}

/** Values that a property may take, few and different: what combinations are made of. */
export function choicesOf(subject: BodySubject, name: string): unknown[] {
  const { enum: values, type, minimum, maximum } = subject.properties[name] ?? {}
  if (values !== undefined) return values
  if (type === 'boolean') return [true, false]
  const bounds = [minimum, maximum].filter((bound) => bound !== undefined)
  return [...new Set([sampleOf(subject, name), ...bounds])]
}
