import { type JsonSchema, type OpenApiDocument, resolve, resolveNullable } from './json-schema.ts'
import type { Constraint } from './runtime/issue.ts'
import { annotations } from './validators.ts'

type ConstraintTable = Record<string, Constraint>

/** Each keyword of a schema that can refuse a value, with the ids that it rests on. */
export function constraintsOf(document: OpenApiDocument, schema: JsonSchema): ConstraintTable {
  const whole = resolveNullable(document, schema)
  const table: ConstraintTable = {}
  for (const keyword of Object.keys(whole)) {
    if (keyword.startsWith('x-') || annotations.has(keyword)) continue
    Object.assign(table, constraintsOfKeyword(document, whole, keyword))
  }
  return table
}

function constraintsOfKeyword(document: OpenApiDocument, schema: JsonSchema, keyword: string): ConstraintTable {
  if (keyword === 'properties') return constraintsOfProperties(document, schema.properties)
  if (keyword === 'required') return requiredConstraints(document, schema)
  if (keyword === 'dependentRequired' || keyword === 'dependentSchemas') {
    return Object.fromEntries(
      Object.entries(schema[keyword] ?? {}).map(([property, rule]) => {
        const path = `${keyword}/${property}`
        return [path, { ids: idsOf(schema, path), ...(Array.isArray(rule) ? {} : { meaning: conditionMeaning(rule) }) }]
      }),
    )
  }
  const meaning = keyword === 'pattern' ? { meaning: String(schema['x-meaning']) } : {}
  return { [keyword]: { ids: idsOf(schema, keyword), ...meaning } }
}

function constraintsOfProperties(document: OpenApiDocument, properties: JsonSchema['properties']): ConstraintTable {
  const table: ConstraintTable = {}
  for (const [name, property] of Object.entries(properties ?? {})) {
    if (typeof property === 'boolean') continue
    for (const [path, constraint] of Object.entries(constraintsOf(document, property)))
      table[`properties/${name}/${path}`] = constraint
  }
  return table
}

function requiredConstraints(document: OpenApiDocument, schema: JsonSchema): ConstraintTable {
  return Object.fromEntries(
    (schema.required ?? []).map((name) => {
      const property = schema.properties?.[name]
      if (typeof property !== 'object')
        throw new Error(`Cannot say where "required: ${name}" comes from: it is not declared.`)
      return [`required/${name}`, { ids: idsOf(resolve(document, property), 'required') }]
    }),
  )
}

/** The ids of one keyword: those that x-constraints assigns to it, else those of the whole element. */
export function idsOf(schema: JsonSchema, keyword: string): string[] {
  const assigned = schema['x-constraints']?.find((constraint) => constraint.keyword === keyword)
  return assigned?.ids ?? [...(schema['x-source'] ?? []), ...(schema['x-decision'] ?? [])]
}

function conditionMeaning(schema: JsonSchema): string {
  const conditions = Object.entries(schema.properties ?? {}).map(([name, rule]) => {
    if (typeof rule === 'boolean' || rule.const === undefined)
      throw new Error(`Cannot put the condition on ${name} into words.`)
    return `${name} is ${JSON.stringify(rule.const)}`
  })
  return `be given only when ${conditions.join(' and ')}`
}
