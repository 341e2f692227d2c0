// @ts-check
import { clausesOf } from './clauses.js'
import { isObject, propertiesOf } from './elements.js'
import { identifiersOf } from './identifiers.js'

/** @import { Context, Element } from './redocly-types.ts' */
/** @typedef {{ message: string, path: string[] }} Fault */

/**
 * The clauses of a schema that no id stands behind. Where there is one id in all, every clause rests on it.
 *
 * @param {Element} schema
 * @returns {Fault[]}
 */
export function unassignedClauses(schema) {
  const ids = identifiersOf(schema)
  if (ids.length === 1) return []
  const clauses = clausesOf(schema).filter((clause) => !isAssigned(schema, clause))
  const advice = (/** @type {string} */ clause) =>
    ids.length === 0 ? 'Give this schema an x-source or an x-decision.' : chooseFrom(ids, clause)
  return [
    ...clauses.map((clause) => ({ path: [], message: `${clause} rests on no id. ${advice(clause)}` })),
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
 * @returns {Fault[]}
 */
export function unassignedRequired(schema, context) {
  const names = namesRequiredBy(schema)
  return propertiesOf(schema, context)
    .filter(({ name, element }) => names.includes(name) && identifiersOf(element).length > 1)
    .filter(({ element }) => !isAssigned(element, 'required'))
    .map(({ name, element }) => ({
      path: ['properties', name],
      message: `required rests on no id for ${name}. ${chooseFrom(identifiersOf(element), 'required')}`,
    }))
}

/**
 * What is wrong with the entries of x-clauses. Whether `required` applies, only the parents know.
 *
 * @param {Element} schema
 * @returns {Fault[]}
 */
export function misassignedClauses(schema) {
  const ids = identifiersOf(schema)
  const clauses = ['required', ...clausesOf(schema)]
  return Object.entries(schema['x-clauses'] ?? {}).flatMap(([clause, named]) => {
    const path = ['x-clauses', clause]
    if (!clauses.includes(clause)) {
      return [{ path, message: `x-clauses.${clause} is about a keyword that is not there. Remove it.` }]
    }
    const strangers = [named].flat().filter((id) => !ids.includes(id))
    return strangers.map((id) => ({
      path,
      message: `x-clauses.${clause} names ${id}, which is in neither x-source nor x-decision here. Add it there.`,
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
 * @param {string} clause
 */
const chooseFrom = (ids, clause) => `Say in x-clauses.${clause} on which of ${ids.join(', ')}.`

/**
 * @param {unknown} schema
 * @param {string} clause
 */
function isAssigned(schema, clause) {
  const assigned = isObject(schema) && schema['x-clauses']
  return isObject(assigned) && Array.isArray(assigned[clause]) && assigned[clause].length > 0
}
