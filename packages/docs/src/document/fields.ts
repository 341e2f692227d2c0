import { type Constraint, type Constraints, explain } from '@bulk-import/contract'
import { flatten, idsOf, type JsonSchema, nameOf, type OpenApiDocument } from './json-schema.ts'

/** One thing that a field must be, in the words that an issue uses, and where that comes from. */
export interface Rule {
  text: string
  ids: readonly string[]
}

export interface Field {
  /** What deep links and issues call it, such as `InitiateRequest.Name`. */
  anchor: string
  name: string
  schema: JsonSchema
  type: string
  isRequired: boolean
  rules: Rule[]
  ids: string[]
  description: string
}

export interface Body {
  /** The name of its schema; that of the operation and the place for one that is written inline. */
  name: string
  type: string
  schema: JsonSchema
  /** The properties of the object, or of the objects of the array, that it is. */
  fields: Field[]
}

const limits = [
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ...['minLength', 'maxLength', 'pattern', 'minItems', 'maxItems', 'uniqueItems'],
]

export function bodyOf(
  document: OpenApiDocument,
  given: JsonSchema,
  inlineName: string,
  constraints: Readonly<Record<string, Constraints>>,
): Body {
  const schema = flatten(document, given)
  const isArray = schema.items !== undefined
  const owner = isArray ? flatten(document, schema.items ?? {}) : schema
  const component = nameOf(given) ?? given.anyOf?.map(nameOf).find((name) => name !== undefined)
  const name = (isArray ? nameOf(schema.items ?? {}) : component) ?? component ?? inlineName
  const table = constraints[name] ?? {}
  const fields = Object.entries(owner.properties ?? {}).map(([property, inner]): Field => {
    const flat = flatten(document, inner)
    return {
      anchor: `${name}.${property}`,
      name: property,
      schema: flat,
      type: typeOf(document, inner),
      isRequired: owner.required?.includes(property) ?? false,
      rules: rulesOf(property, flat, owner, table),
      ids: idsOf(flat),
      description: flat.description ?? '',
    }
  })
  return { name, type: typeOf(document, given), schema, fields }
}

function rulesOf(property: string, schema: JsonSchema, owner: JsonSchema, table: Constraints): Rule[] {
  const together = (owner.dependentRequired as Record<string, string[]> | undefined)?.[property]
  const required = table[`dependentRequired/${property}`] ?? { ids: idsOf(owner) }
  const condition = table[`dependentSchemas/${property}`]
  return [
    ...(together === undefined ? [] : [ruleOf('dependentRequired', { property: together.join(', ') }, required)]),
    ...(condition?.meaning === undefined ? [] : [ruleOf('dependentSchemas', {}, condition)]),
    ...limitsOf(schema, (keyword) => table[`properties/${property}/${keyword}`]),
  ]
}

/** What the keywords of a schema demand. Where nothing else says on which ids one rests, the schema may. */
export function limitsOf(
  schema: JsonSchema,
  given: (keyword: string) => Constraint | undefined = () => undefined,
): Rule[] {
  const listed = (schema['x-constraints'] ?? []) as { keyword: string; ids: string[] }[]
  return limits.flatMap((keyword) => {
    if (schema[keyword] === undefined) return []
    const constraint = given(keyword) ?? listed.find((one) => one.keyword === keyword) ?? { ids: idsOf(schema) }
    return [ruleOf(keyword, { limit: schema[keyword] }, constraint)]
  })
}

/** The words of the contract for what a keyword demands. */
function ruleOf(keyword: string, params: Record<string, unknown>, { meaning, ids }: Constraint): Rule {
  const [issue] = explain('', [{ instancePath: '', schemaPath: '', keyword, params }], undefined, {})
  return { text: meaning ?? issue?.expected ?? keyword, ids }
}

export function typeOf(document: OpenApiDocument, given: JsonSchema): string {
  const schema = flatten(document, given)
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.items !== undefined) {
    const items = nameOf(schema.items) ?? typeOf(document, schema.items)
    return [`array of ${items}`, ...[schema.type ?? []].flat().filter((type) => type === 'null')].join(' or ')
  }
  const type = [schema.type ?? 'any'].flat().join(' or ')
  return schema.format === undefined ? type : `${type} (${schema.format})`
}
