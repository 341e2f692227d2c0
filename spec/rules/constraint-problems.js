// @ts-check
import { assignmentsOf, constraintsOf } from './constraints.js'
import { isObject, propertiesOf } from './elements.js'
import { identifiersOf } from './identifiers.js'

/** @import { Context, Element } from './redocly-types.ts' */
/** @typedef {{ message: string, path: string[] }} Problem */

/**
 * The constraints of a schema that no id stands behind. Where there is one id in all, every constraint rests on it.
 *
 * @param {Element} schema
 * @returns {Problem[]}
 */
export function unassignedConstraints(schema) {
  const ids = identifiersOf(schema)
  if (ids.length === 1) return []
  const constraints = constraintsOf(schema).filter((constraint) => !isAssigned(schema, constraint))
  const hint = ids.length === 0 ? 'Give this schema an x-source, x-decision or x-inference.' : chooseFrom(ids)
  return [
    ...constraints.map((constraint) => ({ path: [], message: `${constraint} rests on no id. ${hint}` })),
    ...undeclaredNames(schema).map((name) => ({
      path: ['required'],
      message: `required names ${name}, which rests on no id. Declare it in properties, with an id.`,
    })),
  ]
}

/**
 * The required properties that do not say by which of their ids they are required.
 *
 * @param {Element} schema
 * @param {Context} context
 * @returns {Problem[]}
 */
export function unassignedRequired(schema, context) {
  const names = namesRequiredBy(schema)
  return propertiesOf(schema, context)
    .filter(({ name, element }) => names.includes(name) && identifiersOf(element).length > 1)
    .filter(({ element }) => !isAssigned(element, 'required'))
    .map(({ name, element }) => ({
      path: ['properties', name],
      message: `required rests on no id for ${name}. ${chooseFrom(identifiersOf(element))}`,
    }))
}

/**
 * What is wrong with the entries of x-constraints, of a schema or a request body. Whether `required` applies, only the parents know.
 *
 * @param {Element} schema
 * @returns {Problem[]}
 */
export function misassignedConstraints(schema) {
  if ('x-constraints' in schema && !Array.isArray(schema['x-constraints'])) {
    return [{ path: ['x-constraints'], message: 'x-constraints is not a list. Write entries of keyword and ids.' }]
  }
  const ids = identifiersOf(schema)
  const constraints = ['required', ...constraintsOf(schema)]
  /** @param {string} keyword */
  const isThere = (keyword) => constraints.includes(keyword) || (keyword.startsWith('x-') && keyword in schema)
  const keywords = assignmentsOf(schema).map(({ keyword }) => keyword)
  return assignmentsOf(schema).flatMap(({ index, keyword, ids: named }) => {
    const path = ['x-constraints', index]
    if (!isThere(String(keyword))) {
      return [{ path, message: `x-constraints names ${keyword}, a keyword that is not there. Remove it.` }]
    }
    if (keywords.indexOf(keyword) < Number(index)) {
      return [{ path, message: `x-constraints names ${keyword} twice. Put all its ids into one entry.` }]
    }
    const strangers = [named].flat().filter((id) => !ids.includes(id))
    return strangers.map((id) => ({
      path,
      message: `x-constraints bases ${keyword} on ${id}, which is in no x-source, x-decision or x-inference here. Add it there.`,
    }))
  })
}

/**
 * @param {Element} schema
 * @returns {string[]}
 */
export const namesRequiredBy = (schema) => (Array.isArray(schema.required) ? schema.required : [])

/** @param {Element} schema */
function undeclaredNames(schema) {
  const { properties } = schema
  return namesRequiredBy(schema).filter((name) => !isObject(properties) || !(name in properties))
}

/**
 * @param {unknown[]} ids
 */
const chooseFrom = (ids) => `Say in x-constraints on which of ${ids.join(', ')}.`

/**
 * @param {unknown} schema
 * @param {string} constraint
 */
function isAssigned(schema, constraint) {
  return assignmentsOf(schema).some(
    ({ keyword, ids }) => keyword === constraint && Array.isArray(ids) && ids.length > 0,
  )
}
