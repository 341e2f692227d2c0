import { type JsonSchema, mapValues, type OpenApiDocument, type Schema } from './json-schema.ts'

const largestUnion = 32

/**
 * Says in keywords that openapi-typescript understands what it would leave out: it ignores
 * dependentRequired and dependentSchemas, and makes a bounded integer any number (seen on 7.13.0).
 * Unions whose branches forbid a property by `false` become exact types. A list that may be anything keeps the types of its items.
 */
export function makeTypeable(document: OpenApiDocument): OpenApiDocument {
  const { components } = document
  return { ...document, components: { ...components, schemas: mapValues(components.schemas, typeableSchema) } }
}

function typeableSchema(schema: JsonSchema): JsonSchema {
  if (schema.items !== undefined && schema.type === undefined) return openList(schema)
  const { dependentRequired = {}, dependentSchemas = {}, properties, ...rest } = schema
  const literals = literalsOf(schema)
  const unions = [...requiredUnions(dependentRequired, properties ?? {}), ...schemaUnions(dependentSchemas)]
  const typeable = (property: Schema) => (typeof property === 'boolean' ? property : typeableSchema(property))
  return {
    ...rest,
    ...(literals && { enum: literals }),
    ...(properties && { properties: mapValues(properties, typeable) }),
    ...(unions.length > 0 && { allOf: unions }),
  }
}

/** Stands for any value in types; what is described beside it, an editor still offers. */
const anything: JsonSchema = { type: 'string', 'x-anything': true }

export function isAnything(schema: object | boolean): boolean {
  return typeof schema === 'object' && 'x-anything' in schema
}

/** What is described as a list, and may be anything. */
function openList({ items, ...rest }: JsonSchema): JsonSchema {
  const inner = items === undefined ? anything : { anyOf: [items, anything] }
  return { ...rest, anyOf: [{ type: 'array', items: inner }, anything] }
}

/** What a type lists: the values of an enumeration, or the integers between two close bounds; null is not listed with them. */
export function literalsOf({ type, enum: values, minimum, maximum }: JsonSchema): unknown[] | undefined {
  if (values !== undefined) return values
  const types = [type].flat().filter((name) => name !== 'null')
  if (types.join() !== 'integer' || minimum === undefined || maximum === undefined) return undefined
  if (maximum - minimum >= largestUnion) return undefined
  return Array.from({ length: maximum - minimum + 1 }, (_, index) => minimum + index)
}

/** Each key with what it requires: either the key is absent, or all of them are present. */
function requiredUnions(
  dependentRequired: Record<string, string[]>,
  properties: NonNullable<JsonSchema['properties']>,
) {
  const groups = new Map<string, { absent: string[]; present: string[] }>()
  for (const [key, required] of Object.entries(dependentRequired)) {
    const present = [key, ...required].sort()
    const isMutual = required.every((other) => dependentRequired[other]?.includes(key))
    const group = isMutual ? present.join() : key
    groups.set(group, { absent: isMutual ? present : [key], present })
  }
  return [...groups.values()].map(
    ({ absent, present }): JsonSchema => ({
      oneOf: [
        { properties: Object.fromEntries(absent.map((key) => [key, false])) },
        {
          required: present,
          properties: Object.fromEntries(present.map((key) => [key, undocumented(properties[key])])),
        },
      ],
    }),
  )
}

/**
 * Each key with the schema that its presence brings: either the key is absent, or the schema holds. That it permits further
 * properties is left out: which ones there are, the whole says, and a type would then take any.
 */
function schemaUnions(dependentSchemas: Record<string, JsonSchema>): JsonSchema[] {
  return Object.entries(dependentSchemas).map(([key, { additionalProperties: _, ...schema }]) => ({
    oneOf: [
      { properties: { [key]: false } },
      { ...schema, ...(schema.properties && { properties: mapValues(schema.properties, undocumented) }) },
    ],
  }))
}

/** A property of a branch. What it means is said where it is declared, and an editor would say it twice. */
function undocumented(schema: Schema = true): Schema {
  return typeof schema === 'boolean' ? schema : { ...schema, 'x-undocumented': true }
}

export function isUndocumented(schema: object | boolean): boolean {
  return typeof schema === 'boolean' || 'x-undocumented' in schema
}
