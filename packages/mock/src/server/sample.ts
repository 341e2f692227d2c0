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

/** How deep properties go that a schema does not require, and items: a schema may contain itself. */
const maximumDepth = 6

const formats: Record<string, string> = {
  date: '2026-11-23',
  'date-time': '2026-11-23T12:00:00Z',
  email: 'someone@host.example',
  uri: 'https://host.example/path',
  uuid: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
}

/**
 * Makes a value of a schema: its example or default, or else one by its type. With `random`, examples do not count and choices
 * differ. It does not look at `pattern` and other rare keywords: whoever calls this has to check the value.
 */
export function sampleOf(document: object, schema: Element, random?: Random, depth = 0): unknown {
  const { allOf = [], ...own } = (follow(document, schema) ?? {}) as Schema
  const whole: Schema = Object.assign({}, ...allOf.map((part) => follow(document, part)), own)
  const { const: only, enum: values = [], oneOf = [], anyOf = oneOf, examples = [], example, default: usual } = whole
  const [given] = [...examples, example, usual].filter((value) => value !== undefined)
  if (given !== undefined && random === undefined) return given
  if (only !== undefined) return only
  const share = random?.() ?? 0
  if (values.length > 0) return values[Math.floor(share * values.length)]
  const inner = (part: Schema) => sampleOf(document, part, random, depth + 1)
  const choice = anyOf[Math.floor(share * anyOf.length)]
  return choice === undefined ? valueOfType(whole, share, depth < maximumDepth, inner) : inner(choice)
}

function valueOfType(schema: Schema, share: number, isShallow: boolean, inner: (part: Schema) => unknown): unknown {
  const { type, properties = {}, required = [], items = {}, format = '' } = schema
  switch (Array.isArray(type) ? type.find((one) => one !== 'null') : type) {
    case 'object': {
      const present = Object.entries(properties).filter(([name]) => isShallow || required.includes(name))
      return Object.fromEntries(present.map(([name, property]) => [name, inner(property)]))
    }
    case 'array':
      return Array.from({ length: Number(schema.minItems ?? isShallow) }, () => inner(items))
    case 'integer':
    case 'number':
      return numberOf(schema, share)
    case 'boolean':
      return share >= 0.5
    case 'string':
      return formats[String(format)] ?? textOf(schema)
    default:
      return null
  }
}

function numberOf(
  { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf = 1 }: Schema,
  share: number,
): number {
  const step = Number(multipleOf)
  const highest = Number(maximum ?? Number(exclusiveMaximum ?? Number.POSITIVE_INFINITY) - step)
  const lowest = Number(minimum ?? Number(exclusiveMinimum ?? Math.min(0, highest) - step) + step)
  const first = Math.ceil(lowest / step)
  const last = Math.floor(Math.min(highest, lowest + 1000 * step) / step)
  return (first + Math.floor(share * (last - first + 1))) * step
}

function textOf({ minLength = 0, maxLength = Number.POSITIVE_INFINITY }: Schema): string {
  return 'string'.padEnd(Number(minLength), '-').slice(0, Number(maxLength))
}
