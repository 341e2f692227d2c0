import type { Constraints, Issue, ValidationError } from './issue.ts'
import { expectation, quote, reception, shorten } from './sentence.ts'

/** Of several errors on one value, the earliest of these is the issue and the others only follow from it. */
const precedence = ['type', 'enum', 'const', 'minLength', 'maxLength']

/** How many issues are put into words. Nobody reads more, and the words for a million of them would take seconds. */
const maximumIssues = 20

/**
 * Turns the errors of a compiled validator into sentences: exactly one for each issue. After the first twenty, one more says
 * how many there are besides.
 *
 * @param schemaName the name that the sentences use, for example `InitiateRequest`
 * @param errors what the validator left in its `errors`; null or undefined when it found none
 * @param value the value that was validated
 * @param constraints where the rules of the schema come from
 */
export function explain(
  schemaName: string,
  errors: readonly ValidationError[] | null | undefined,
  value: unknown,
  constraints: Constraints,
): Issue[] {
  const { causes, more } = causesOf(errors ?? [])
  const issues = causes.map((error) => issueOf(schemaName, error, value, constraints))
  return more > 0 ? [...issues, rest(schemaName, more)] : issues
}

/** One error for each issue, but for those that only follow from another: the first of them, and how many more there are. */
function causesOf(errors: readonly ValidationError[]): { causes: ValidationError[]; more: number } {
  const causes = new Map<string, ValidationError>()
  let unknown = 0
  for (const error of errors) {
    if (isWithinAlternative(error)) continue
    // Nothing else is said of an unknown property, and of a million the first are enough.
    if (error.keyword === 'additionalProperties' && ++unknown > maximumIssues) continue
    const place = placeOf(error)
    const known = causes.get(place)
    if (known === undefined || rank(error) < rank(known)) causes.set(place, error)
  }
  // A condition means nothing while the property that it reads is itself wrong.
  const all = [...causes.values()].filter(
    (error) => conditionOf(error) === undefined || !causes.has(error.instancePath),
  )
  const shown = all.slice(0, maximumIssues)
  return { causes: shown, more: all.length - shown.length + Math.max(0, unknown - maximumIssues) }
}

/** Why one of several alternatives is not met: that none is met says it all. */
function isWithinAlternative({ schemaPath }: ValidationError): boolean {
  return /\/(?:anyOf|oneOf)\/\d+\//.test(schemaPath)
}

function placeOf(error: ValidationError): string {
  const condition = conditionOf(error)
  return condition === undefined ? pointerOf(error) : `condition of /${condition}`
}

function rank(error: ValidationError): number {
  if (conditionOf(error) !== undefined) return precedence.length
  const position = precedence.indexOf(error.keyword)
  return position < 0 ? precedence.length : position
}

function issueOf(schemaName: string, error: ValidationError, value: unknown, constraints: Constraints): Issue {
  const condition = conditionOf(error)
  const pointer = condition === undefined ? pointerOf(error) : `/${condition}`
  const constraint = constraints[constraintPath(error)]
  const expected = constraint?.meaning ?? expectation(error)
  const actual = reception(error, valueAt(value, error.instancePath), condition !== undefined)
  const message = `${subject(schemaName, pointer)} must ${expected}, but ${actual}`
  const keyword = condition === undefined ? error.keyword : 'dependentSchemas'
  return { pointer, message, expected, actual, ids: constraint?.ids ?? [], keyword, params: paramsOf(error) }
}

function rest(schemaName: string, count: number): Issue {
  const [expected, actual] = ['have no issues', `has ${count} more`]
  const message = `${schemaName} must ${expected}, but ${actual}`
  return { pointer: '', message, expected, actual, ids: [], keyword: 'more', params: { count } }
}

/** The property whose presence brought the rule, for rules below `dependentSchemas`. */
function conditionOf({ schemaPath }: ValidationError): string | undefined {
  return schemaPath.startsWith('#/dependentSchemas/') ? schemaPath.split('/')[2] : undefined
}

function constraintPath({ schemaPath, keyword, params }: ValidationError): string {
  const path = schemaPath.slice(2)
  const [condition] = /^(?:.*?\/)?dependentSchemas\/[^/]+(?=\/)/.exec(path) ?? []
  if (condition !== undefined) return condition
  if (keyword === 'required') return `${path}/${params.missingProperty}`
  if (keyword === 'dependentRequired') return `${path}/${params.property}`
  return path
}

/** Ajv's, with the two properties of a condition, and with no more of a name from outside than a message shows. */
function paramsOf(error: ValidationError): Record<string, unknown> {
  const { params, instancePath } = error
  const property = conditionOf(error)
  if (property !== undefined)
    return { ...params, property, dependsOn: params.missingProperty ?? instancePath.split('/').at(-1) }
  const { additionalProperty } = params
  return additionalProperty === undefined ? params : { additionalProperty: shorten(String(additionalProperty)) }
}

function pointerOf({ instancePath, params }: ValidationError): string {
  const property = params.missingProperty ?? params.additionalProperty
  if (property === undefined) return instancePath
  return `${instancePath}/${String(property).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

function valueAt(value: unknown, pointer: string): unknown {
  return keysOf(pointer).reduce((inner, key) => (inner as Record<string, unknown>)[key], value)
}

function subject(schemaName: string, pointer: string): string {
  return keysOf(pointer).reduce((path, name) => {
    if (/^\d{1,15}$/.test(name)) return `${path}[${name}]`
    return path + (/^\w{1,60}$/.test(name) ? `.${name}` : `[${quote(name)}]`)
  }, schemaName)
}

/** The keys that a JSON pointer goes through, one after the other. */
export function keysOf(pointer: string): string[] {
  const tokens = pointer.split('/').slice(1)
  return tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}
