import type { Random } from '@bulk-import/internal/random'
import { type Element, follow } from './contract.ts'

interface Schema extends Element {
  type?: string | string[]
  enum?: unknown[]
  examples?: unknown[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  allOf?: Schema[]
  anyOf?: Schema[]
  oneOf?: Schema[]
}

const maximumDepth = 6

const formats: Record<string, string> = {
  date: '2026-11-23',
  'date-time': '2026-11-23T12:00:00Z',
  email: 'someone@host.example',
  uri: 'https://host.example/path',
  uuid: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
}

/**
 * Makes a value of a schema. With `random` it is another one each time, and nothing but the schema counts; without, an example or the
 * default comes first. A `pattern` is not looked at: whoever calls this has to check the value.
 */
export function sampleOf(document: object, schema: Element, random?: Random, depth = 0): unknown {
  const { allOf = [], ...own } = (follow(document, schema) ?? {}) as Schema
  const whole: Schema = Object.assign({}, ...allOf.map((part) => follow(document, part)), own)
  const given = [...(whole.examples ?? []), whole.example, whole.default].find((value) => value !== undefined)
  if (given !== undefined && random === undefined) return given
  const share = random?.() ?? 0
  const { const: only, enum: values, oneOf, anyOf = oneOf } = whole
  if (only !== undefined) return only
  if (values !== undefined) return values[Math.floor(share * values.length)]
  const inner = (part: Schema) => sampleOf(document, part, random, depth + 1)
  if (anyOf !== undefined) return inner(anyOf[Math.floor(share * anyOf.length)] ?? {})
  return valueOfType(whole, share, depth < maximumDepth, inner)
}

/** @param isDeep whether there is room for what is not required */
function valueOfType(schema: Schema, share: number, isDeep: boolean, inner: (part: Schema) => unknown): unknown {
  switch (typeOf(schema)) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => isDeep || schema.required?.includes(name))
          .map(([name, property]) => [name, inner(property)]),
      )
    case 'array': {
      const minimum = Number(schema.minItems ?? (isDeep && schema.maxItems !== 0 ? 1 : 0))
      return Array.from({ length: minimum }, () => inner(schema.items ?? {}))
    }
    case 'integer':
    case 'number':
      return numberOf(schema, share)
    case 'boolean':
      return share >= 0.5
    case 'string':
      return formats[String(schema.format)] ?? textOf(schema, share)
    default:
      return null
  }
}

function typeOf({ type, properties, items }: Schema): string | undefined {
  if (type === undefined) return properties !== undefined ? 'object' : items !== undefined ? 'array' : undefined
  return Array.isArray(type) ? type.find((one) => one !== 'null') : type
}

function numberOf(schema: Schema, share: number): number {
  const step = Number(schema.multipleOf ?? (typeOf(schema) === 'integer' ? 1 : 0.5))
  const above = schema.exclusiveMinimum === undefined ? undefined : Number(schema.exclusiveMinimum) + step
  const below = schema.exclusiveMaximum === undefined ? undefined : Number(schema.exclusiveMaximum) - step
  const maximum = Number(schema.maximum ?? below ?? Number(schema.minimum ?? above ?? 0) + 1000 * step)
  const minimum = Number(schema.minimum ?? above ?? Math.min(0, maximum))
  const first = Math.ceil(minimum / step)
  return (first + Math.floor(share * (Math.floor(maximum / step) - first + 1))) * step
}

function textOf({ minLength = 0, maxLength }: Schema, share: number): string {
  const text = share === 0 ? 'string' : `string ${share.toString(36).slice(2, 8)}`
  return text.padEnd(Number(minLength), 'x').slice(0, maxLength === undefined ? undefined : Number(maxLength))
}
