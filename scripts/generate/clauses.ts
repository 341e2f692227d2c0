import { type JsonSchema, type OpenApiDocument, resolve, resolveNullable } from './json-schema.ts'
import type { Clause } from './runtime/fault.ts'
import { annotations } from './validators.ts'

type ClauseTable = Record<string, Clause>

/** Each keyword of a schema that can refuse a value, with the ids that it rests on. */
export function clausesOf(document: OpenApiDocument, schema: JsonSchema): ClauseTable {
  const whole = resolveNullable(document, schema)
  const table: ClauseTable = {}
  for (const keyword of Object.keys(whole)) {
    if (keyword.startsWith('x-') || annotations.has(keyword)) continue
    Object.assign(table, clausesOfKeyword(document, whole, keyword))
  }
  return table
}

function clausesOfKeyword(document: OpenApiDocument, schema: JsonSchema, keyword: string): ClauseTable {
  if (keyword === 'properties') return clausesOfProperties(document, schema.properties)
  if (keyword === 'required') return requiredClauses(document, schema)
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

function clausesOfProperties(document: OpenApiDocument, properties: JsonSchema['properties']): ClauseTable {
  const table: ClauseTable = {}
  for (const [name, property] of Object.entries(properties ?? {})) {
    if (typeof property === 'boolean') continue
    for (const [path, clause] of Object.entries(clausesOf(document, property)))
      table[`properties/${name}/${path}`] = clause
  }
  return table
}

function requiredClauses(document: OpenApiDocument, schema: JsonSchema): ClauseTable {
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
