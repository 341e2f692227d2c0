// Written by `pnpm generate` from spec/. Do not edit: change spec/ or scripts/generate/ instead.

import type { Clauses, Fault, ValidationError } from './fault.ts'
import { expectation, quote, reception } from './sentence.ts'

/** Of several errors on one value, the earliest of these is the fault and the others only follow from it. */
const precedence = ['type', 'enum', 'const', 'minLength', 'maxLength']

/**
 * Turns the errors of a compiled validator into sentences: exactly one for each fault.
 *
 * @param schemaName the name that the sentences use, for example `InitiateRequest`
 * @param errors what the validator left in its `errors`; null or undefined when it found none
 * @param value the value that was validated
 * @param clauses where the rules of the schema come from
 */
export function explain(
  schemaName: string,
  errors: readonly ValidationError[] | null | undefined,
  value: unknown,
  clauses: Clauses,
): Fault[] {
  const found = new Map<string, { order: number; fault: Fault }>()
  const inOrder = [...(errors ?? [])].map((error, order) => ({ error, order }))
  for (const { error, order } of inOrder.sort((one, other) => rank(one.error) - rank(other.error))) {
    const condition = conditionOf(error)
    const pointer = condition === undefined ? pointerOf(error) : `/${condition}`
    const key = condition === undefined ? pointer : `condition of ${pointer}`
    // A condition means nothing while the property that it reads is itself at fault.
    if (found.has(key) || (condition !== undefined && found.has(error.instancePath))) continue
    const clause = clauses[clausePath(error)]
    const ids = clause?.ids ?? []
    const expected = clause?.meaning ?? expectation(error)
    const received = reception(error, valueAt(value, error.instancePath), condition !== undefined)
    const message = `${subject(schemaName, pointer)} must ${expected}, but ${received} (${ids.join(', ')})`
    found.set(key, { order, fault: { pointer, message, expected, received, ids } })
  }
  return [...found.values()].sort((one, other) => one.order - other.order).map(({ fault }) => fault)
}

function rank(error: ValidationError): number {
  if (conditionOf(error) !== undefined) return precedence.length + 1
  const position = precedence.indexOf(error.keyword)
  return position < 0 ? precedence.length : position
}

/** The property whose presence brought the rule, for rules below `dependentSchemas`. */
function conditionOf({ schemaPath }: ValidationError): string | undefined {
  return /^#\/dependentSchemas\/([^/]+)/.exec(schemaPath)?.[1]
}

function clausePath({ schemaPath, keyword, params }: ValidationError): string {
  const path = schemaPath.slice(2)
  if (path.startsWith('dependentSchemas')) return path.split('/', 2).join('/')
  if (keyword === 'required') return `${path}/${params.missingProperty}`
  if (keyword === 'dependentRequired') return `${path}/${params.property}`
  return path
}

function pointerOf({ instancePath, params }: ValidationError): string {
  const property = params.missingProperty ?? params.additionalProperty
  if (property === undefined) return instancePath
  return `${instancePath}/${String(property).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

function valueAt(value: unknown, pointer: string): unknown {
  const keys = pointer.split('/').slice(1)
  return keys.reduce((inner, key) => (inner as Record<string, unknown>)[unescapeToken(key)], value)
}

function subject(schemaName: string, pointer: string): string {
  const names = pointer.split('/').slice(1).map(unescapeToken)
  return names.reduce((path, name) => path + (/^\w{1,60}$/.test(name) ? `.${name}` : `[${quote(name)}]`), schemaName)
}

function unescapeToken(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~')
}
