// @ts-check
import { isObject } from './elements.js'

/** @import { Element } from './redocly-types.ts' */

/**
 * Keywords that neither refuse a value nor set a default. A keyword that is not listed is a clause, so that
 * one nobody thought of is asked for its id. `required` is said of the property, not of the object.
 */
const notClauses = new Set([
  ...['$anchor', '$comment', '$defs', '$dynamicAnchor', '$dynamicRef', '$id', '$ref', '$schema', '$vocabulary'],
  ...['title', 'description', 'deprecated', 'example', 'examples', 'externalDocs', 'readOnly', 'writeOnly', 'xml'],
  ...['contentEncoding', 'contentMediaType', 'contentSchema', 'discriminator', 'if', 'properties', 'required'],
])

const dividedByProperty = new Set(['dependentRequired', 'dependentSchemas'])

/**
 * The clauses of one schema, as `x-clauses` names them.
 *
 * @param {Element} schema
 * @returns {string[]}
 */
export function clausesOf(schema) {
  const keywords = Object.keys(schema).filter((keyword) => !keyword.startsWith('x-') && !notClauses.has(keyword))
  return keywords.flatMap((keyword) => {
    if (!dividedByProperty.has(keyword)) return [keyword]
    return Object.keys(schema[keyword] ?? {}).map((property) => `${keyword}/${property}`)
  })
}

const holdsSchemas = {
  one: [
    ...['additionalProperties', 'contains', 'else', 'if', 'items', 'not', 'propertyNames', 'then'],
    ...['unevaluatedItems', 'unevaluatedProperties'],
  ],
  many: ['allOf', 'anyOf', 'dependentSchemas', 'oneOf', 'patternProperties', 'prefixItems'],
}

/**
 * The schemas inside a clause of this one: they rest on what the clause rests on.
 *
 * @param {Element} schema
 * @returns {Element[]}
 */
export function schemasInClausesOf(schema) {
  const single = holdsSchemas.one.map((keyword) => schema[keyword])
  const listed = holdsSchemas.many.flatMap((keyword) => Object.values(schema[keyword] ?? {}))
  return [...single, ...listed].filter(isObject)
}
