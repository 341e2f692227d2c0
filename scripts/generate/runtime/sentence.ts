import type { ValidationError } from './issue.ts'

const typeNames: Record<string, string> = {
  array: 'an array',
  boolean: 'true or false',
  integer: 'an integer',
  null: 'null',
  number: 'a number',
  object: 'an object',
  string: 'a string',
}

/** What the contract wants, as the words after "must". */
export function expectation({ keyword, params }: ValidationError): string {
  switch (keyword) {
    case 'required':
      return 'be present'
    case 'dependentRequired':
      return `be present together with ${params.property}`
    case 'additionalProperties':
      return 'be one of the declared properties'
    case 'type':
      return `be ${[params.type]
        .flat()
        .map((name) => typeNames[String(name)])
        .join(' or ')}`
    case 'enum':
      return `be ${(params.allowedValues as unknown[]).map((allowed) => JSON.stringify(allowed)).join(' or ')}`
    case 'minimum':
      return `be at least ${params.limit}`
    case 'maximum':
      return `be at most ${params.limit}`
    case 'exclusiveMinimum':
      return `be above ${params.limit}`
    case 'exclusiveMaximum':
      return `be below ${params.limit}`
    case 'multipleOf':
      return `be a multiple of ${params.multipleOf ?? params.limit}`
    case 'minLength':
      return `have at least ${counted(params.limit, 'character')}`
    case 'maxLength':
      return `have at most ${counted(params.limit, 'character')}`
    case 'minItems':
      return `have at least ${counted(params.limit, 'item')}`
    case 'maxItems':
      return `have at most ${counted(params.limit, 'item')}`
    case 'uniqueItems':
      return 'have no item twice'
    case 'anyOf':
    case 'oneOf':
      return `be one of the alternatives that the contract lists`
    default:
      return `keep the rule "${keyword}"`
  }
}

/**
 * What is there instead, as the words after "but". The text of a value is shown only where the contract lists the allowed values
 * or bounds a number, so that no token ever appears.
 */
export function reception(
  { keyword, params, instancePath }: ValidationError,
  value: unknown,
  isCondition: boolean,
): string {
  if (params.missingProperty !== undefined) return isCondition ? `${params.missingProperty} is missing` : 'is missing'
  if (isCondition) return `${instancePath.slice(1)} is ${show(value)}`
  switch (keyword) {
    case 'additionalProperties':
      return 'is unknown'
    case 'type':
      return `is ${typeOf(value)}`
    case 'minItems':
    case 'maxItems':
      return `has ${(value as unknown[]).length}`
    case 'uniqueItems':
      return 'has'
    case 'anyOf':
    case 'oneOf':
      return params.passingSchemas ? 'is several of them' : 'is none of them'
    case 'minLength':
      return `has ${[...String(value)].length}` // no more than the minimum
    case 'maxLength':
      return `has more than ${params.limit}` // how many more, only counting them all would tell
    case 'pattern':
      return 'does not'
    default:
      return `is ${show(value)}`
  }
}

/** A name or value from outside, made safe to print: quoted, escaped, cut. */
export function quote(text: string): string {
  return JSON.stringify(shorten(text))
}

/** A name or value from outside, cut. */
export function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

function show(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : typeOf(value)
}

function typeOf(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return Number.isInteger(value) ? 'a number' : 'a number that is not an integer'
  return typeNames[typeof value] ?? `a ${typeof value}`
}

function counted(count: unknown, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`
}
