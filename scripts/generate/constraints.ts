import {
  type JsonSchema,
  marksOf,
  type OpenApiDocument,
  resolve,
  resolveNullable,
  schemasWithin,
} from './json-schema.ts'
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
  if (keyword === 'required') return requiredConstraints(document, schema)
  if (keyword === 'dependentRequired' || keyword === 'dependentSchemas') {
    return Object.fromEntries(
      Object.entries(schema[keyword] ?? {}).map(([property, rule]) => {
        const path = `${keyword}/${property}`
        const meaning = Array.isArray(rule) ? undefined : conditionMeaning(rule)
        return [path, { ids: idsOf(schema, path), ...(meaning !== undefined && { meaning }) }]
      }),
    )
  }
  const within = schemasWithin(keyword, schema[keyword])
  const table: ConstraintTable = {}
  for (const [path, inner] of within) {
    if (typeof inner === 'boolean') continue
    for (const [innerPath, constraint] of Object.entries(constraintsOf(document, inner)))
      table[[keyword, ...path, innerPath].join('/')] = constraint
  }
  if (keyword === 'properties' || (keyword === 'items' && within.length > 0)) return table
  const meaning = keyword === 'pattern' && schema['x-meaning'] ? { meaning: String(schema['x-meaning']) } : {}
  return { [keyword]: { ids: idsOf(schema, keyword), ...meaning }, ...table }
}

function requiredConstraints(document: OpenApiDocument, schema: JsonSchema): ConstraintTable {
  return Object.fromEntries(
    (schema.required ?? []).map((name) => {
      const property = schema.properties?.[name]
      const element = typeof property === 'object' ? resolve(document, property) : schema
      return [`required/${name}`, { ids: idsOf(element, 'required') }]
    }),
  )
}

/** The ids of one keyword: those that x-constraints assigns to it, else those of the whole element. */
export function idsOf(schema: JsonSchema, keyword: string): string[] {
  const assigned = schema['x-constraints']?.find((constraint) => constraint.keyword === keyword)
  return assigned?.ids ?? marksOf(schema)
}

/** Undefined where the condition is more than that other properties have a value. */
function conditionMeaning(schema: JsonSchema): string | undefined {
  const rules = Object.entries(schema.properties ?? {})
  const conditions = rules.map(([name, rule]) =>
    typeof rule === 'boolean' || rule.const === undefined ? undefined : `${name} is ${JSON.stringify(rule.const)}`,
  )
  const isPlain = conditions.length > 0 && !conditions.includes(undefined)
  return isPlain ? `be given only when ${conditions.join(' and ')}` : undefined
}
