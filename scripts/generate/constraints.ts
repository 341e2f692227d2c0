import { type JsonSchema, marksOf, schemasWithin } from './json-schema.ts'
import type { Constraint } from './runtime/issue.ts'
import { isAnnotation } from './validators.ts'

type ConstraintTable = Record<string, Constraint>

/** Each keyword of a flat schema that can refuse a value, with the ids that it rests on. */
export function constraintsOf(schema: JsonSchema): ConstraintTable {
  const keywords = Object.keys(schema).filter((keyword) => !isAnnotation(keyword))
  return Object.assign({}, ...keywords.map((keyword) => constraintsOfKeyword(schema, keyword)))
}

function constraintsOfKeyword(schema: JsonSchema, keyword: string): ConstraintTable {
  if (keyword === 'required') return requiredConstraints(schema)
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
    for (const [innerPath, constraint] of Object.entries(constraintsOf(inner)))
      table[[keyword, ...path, innerPath].join('/')] = constraint
  }
  if (keyword === 'properties' || (keyword === 'items' && within.length > 0)) return table
  const meaning = keyword === 'pattern' && schema['x-meaning'] ? { meaning: String(schema['x-meaning']) } : {}
  return { [keyword]: { ids: idsOf(schema, keyword), ...meaning }, ...table }
}

function requiredConstraints(schema: JsonSchema): ConstraintTable {
  return Object.fromEntries(
    (schema.required ?? []).map((name) => {
      const property = schema.properties?.[name]
      return [`required/${name}`, { ids: idsOf(typeof property === 'object' ? property : schema, 'required') }]
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
  const conditions = rules.flatMap(([name, rule]) =>
    typeof rule === 'boolean' || rule.const === undefined ? [] : [`${name} is ${JSON.stringify(rule.const)}`],
  )
  const isPlain = conditions.length > 0 && conditions.length === rules.length
  return isPlain ? `be given only when ${conditions.join(' and ')}` : undefined
}
