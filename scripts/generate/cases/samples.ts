import type { JsonSchema } from '../json-schema.ts'
import type { Body, Subject } from './subject.ts'

/** A body that keeps the contract and holds as little as it can, taken from the examples where they have a value. */
export function smallestBody(subject: Subject): Body {
  return complete(subject, {})
}

/** The smallest legal body that has these properties with these values. */
export function bodyWith(subject: Subject, given: Body): Body {
  return complete(subject, given)
}

/** Adds what is required, and what the given properties need beside them. */
function complete(subject: Subject, given: Body): Body {
  const required = subject.schema.required ?? []
  const body: Body = { ...Object.fromEntries(required.map((name) => [name, sampleOf(subject, name)])), ...given }
  for (let before = -1; before !== Object.keys(body).length; ) {
    before = Object.keys(body).length
    for (const name of Object.keys(body)) Object.assign(body, { ...companions(subject, name), ...body })
  }
  return inOrder(subject, body)
}

/** What may not be missing where a property is given. */
function companions(subject: Subject, name: string): Body {
  const { dependentRequired = {}, dependentSchemas = {} } = subject.schema
  const constants = Object.entries(dependentSchemas[name]?.properties ?? {}).flatMap(([other, rule]) =>
    typeof rule === 'object' && rule.const !== undefined ? [[other, rule.const]] : [],
  )
  const others = (dependentRequired[name] ?? []).map((other) => [other, sampleOf(subject, other)])
  return Object.fromEntries([...others, ...constants]) as Body
}

/** A legal value of a property: as an example has it, or made from its schema. */
export function sampleOf(subject: Subject, name: string): unknown {
  const example = subject.examples.find(({ value }) => Object.hasOwn(value, name))
  return example === undefined ? madeFrom(subject.properties[name] ?? {}) : example.value[name]
}

function madeFrom({
  enum: values,
  const: value,
  type,
  minimum = 0,
  default: byDefault,
  minLength = 1,
}: JsonSchema): unknown {
  if (values !== undefined) return values[0]
  if (value !== undefined) return value
  if (byDefault !== undefined) return byDefault
  if (type === 'string') return 'x'.repeat(Math.max(1, Number(minLength)))
  if (type === 'boolean') return true
  if (type === 'integer' || type === 'number') return minimum
  return type === 'array' ? [] : {}
}

/** Properties in the order of the document, so that a body reads like its examples. */
export function inOrder({ properties }: Subject, body: Body): Body {
  const declared = Object.keys(properties).filter((name) => Object.hasOwn(body, name))
  return Object.fromEntries([...new Set([...declared, ...Object.keys(body)])].map((name) => [name, body[name]]))
}

/** Values that a property may take, few and different: what combinations are made of. */
export function choicesOf(subject: Subject, name: string): unknown[] {
  const { enum: values, type, minimum, maximum } = subject.properties[name] ?? {}
  if (values !== undefined) return values
  if (type === 'boolean') return [true, false]
  const bounds = [minimum, maximum].filter((bound) => bound !== undefined)
  return [...new Set([sampleOf(subject, name), ...bounds])]
}
