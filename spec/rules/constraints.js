// @ts-check
import { isObject } from './elements.js'

/** @import { Element } from './redocly-types.ts' */

/**
 * Keywords that neither refuse a value nor set a default. A keyword that is not listed is a constraint, so that
 * one nobody thought of is asked for its id. `required` is said of the property, not of the object.
 */
const notConstraints = new Set([
  ...['$anchor', '$comment', '$defs', '$dynamicAnchor', '$dynamicRef', '$id', '$ref', '$schema', '$vocabulary'],
  ...['title', 'description', 'deprecated', 'example', 'examples', 'externalDocs', 'readOnly', 'writeOnly', 'xml'],
  ...['contentEncoding', 'contentMediaType', 'contentSchema', 'discriminator', 'if', 'properties', 'required'],
])

const dividedByProperty = new Set(['dependentRequired', 'dependentSchemas'])

/**
 * The constraints of one schema, as `x-constraints` names them.
 *
 * @param {Element} schema
 * @returns {string[]}
 */
export function constraintsOf(schema) {
  const keywords = Object.keys(schema).filter((keyword) => !keyword.startsWith('x-') && !notConstraints.has(keyword))
  return keywords.flatMap((keyword) => {
    if (!dividedByProperty.has(keyword)) return [keyword]
    return Object.keys(schema[keyword] ?? {}).map((property) => `${keyword}/${property}`)
  })
}

/**
 * The entries of `x-constraints`: which ids stand behind a single keyword.
 *
 * @param {unknown} schema
 * @returns {{ index: string, keyword: unknown, ids: unknown }[]}
 */
export function assignmentsOf(schema) {
  const list = isObject(schema) ? schema['x-constraints'] : undefined
  if (!Array.isArray(list)) return []
  return list.map((entry, index) => ({ index: String(index), keyword: entry?.keyword, ids: entry?.ids }))
}

const holdsSchemas = {
  one: [
    ...['additionalProperties', 'contains', 'else', 'if', 'items', 'not', 'propertyNames', 'then'],
    ...['unevaluatedItems', 'unevaluatedProperties'],
  ],
  many: ['allOf', 'anyOf', 'dependentSchemas', 'oneOf', 'patternProperties', 'prefixItems'],
}

/**
 * The schemas inside a constraint of this one: they rest on what the constraint rests on.
 *
 * @param {Element} schema
 * @returns {Element[]}
 */
export function schemasInConstraintsOf(schema) {
  const single = holdsSchemas.one.map((keyword) => schema[keyword])
  const listed = holdsSchemas.many.flatMap((keyword) => Object.values(schema[keyword] ?? {}))
  return [...single, ...listed].filter(isObject)
}
