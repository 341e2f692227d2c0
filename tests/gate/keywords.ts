// biome-ignore lint/suspicious/noExplicitAny: an edit reaches anywhere into a schema
type Schema = any

/** A rule for what meets the condition. */
export function when(condition: unknown, rule: unknown): object {
  // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
  return { if: condition, then: rule }
}

/** Writes each rule of `dependentRequired` as a condition. */
export function asConditions(schema: Schema): Schema {
  const rules = Object.entries<string[]>(schema.dependentRequired).map(([name, required]) =>
    when({ required: [name] }, { required: [...required] }),
  )
  delete schema.dependentRequired
  schema.allOf = [...(schema.allOf ?? []), ...rules]
  return schema
}

/** Writes each schema of `dependentSchemas` as a condition. */
export function dependentsAsConditions(schema: Schema): Schema {
  const rules = Object.entries(schema.dependentSchemas).map(([name, rule]) => when({ required: [name] }, rule))
  delete schema.dependentSchemas
  schema.allOf = [...(schema.allOf ?? []), ...rules]
  return schema
}

/**
 * Writes `additionalProperties` as `unevaluatedProperties`. A branch that permits any property would have seen them all, so that
 * nothing was left unevaluated: its permission goes.
 */
export function asUnevaluated(schema: Schema): Schema {
  const conditions = (schema.allOf ?? []).map((rule: Schema) => rule.then)
  for (const branch of [...Object.values<Schema>(schema.dependentSchemas ?? {}), ...conditions])
    delete branch?.additionalProperties
  schema.unevaluatedProperties = schema.additionalProperties
  delete schema.additionalProperties
  return schema
}

/** Holds for an object that has each of these values. */
export function hasAll(values: Record<string, unknown>): object {
  const properties = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { const: value }]))
  return { properties, required: Object.keys(values) }
}

export function forbid(name: string): object {
  return { properties: { [name]: false } }
}
