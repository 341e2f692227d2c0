import { own } from '@bulk-import/internal/own'
import { DocumentError } from '../document-error.ts'
import type { JsonSchema } from '../json-schema.ts'
import { madeFrom } from './made-values.ts'
import type { Body, BodySubject } from './subject.ts'

/** A body that keeps the contract and holds as little as it can, taken from the examples where they have a value. */
export function smallestBody(subject: BodySubject): Body {
  const { pathTemplate, method, issues } = subject
  const smallest = bodyWith(subject, {})
  const [issue] = issues(wholeBody(subject, smallest))
  if (issue === undefined) return smallest
  const place = ['paths', pathTemplate, method.toLowerCase(), 'requestBody']
  throw new DocumentError(place, `needs an example, since no valid body could be made: ${issue.message}.`)
}

/** The smallest legal body that has these properties with these values: with what is required, and what those need beside them. */
export function bodyWith(subject: BodySubject, given: Body): Body {
  const { schema, properties } = subject
  if (Object.keys(properties).length === 0 && Object.keys(given).length === 0)
    return (samplesOf(subject)[0] ?? madeFrom(schema)) as Body
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

/** The same of a body or an item that is written already. */
export function wholeText(subject: BodySubject, text: string): string {
  const whole = wholeBody(subject, text)
  return Array.isArray(whole) ? `[${whole.join(',')}]` : text
}

/** The bodies, or items, that the examples have. */
function samplesOf({ examples, list }: BodySubject): unknown[] {
  return examples.flatMap(({ value }) => (list !== undefined && Array.isArray(value) ? value : [value]))
}

/** A legal value of a property: as an example has it, or made from its schema. */
export function sampleOf(subject: BodySubject, name: string): unknown {
  const example = samplesOf(subject).find((value) => Object.hasOwn(Object(value), name))
  return example === undefined ? madeFrom(subject.properties[name] ?? {}) : (example as Body)[name]
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
