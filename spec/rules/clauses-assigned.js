// @ts-check
import { misassignedClauses, namesRequiredBy, unassignedClauses, unassignedRequired } from './clause-faults.js'
import { schemasInClausesOf } from './clauses.js'
import { elementAt, isObject, layersOf, propertiesOf } from './elements.js'
import { identifiersOf } from './identifiers.js'

/** @import { Context, Element, Location, Rule } from './redocly-types.ts' */

/** @type {Rule} */
export const clausesAssigned = () => {
  /** @type {Set<unknown>} */
  const insideClauses = new Set()
  /** @type {Set<unknown>} */
  const required = new Set()
  /** @type {Map<unknown, Location>} */
  const saidRequired = new Map()

  /**
   * @param {Element} node
   * @param {Context} context
   */
  function check(node, context) {
    const schema = elementAt(node, context)
    if (!isObject(schema)) return
    for (const inner of schemasInClausesOf(schema)) insideClauses.add(inner)
    for (const layer of requiredLayersOf(schema, context)) required.add(layer)
    if (isSaidRequired(node)) saidRequired.set(node, context.location.child(['x-clauses', 'required']))

    const restsOnOuterClause = insideClauses.has(node) && identifiersOf(schema).length === 0
    const faults = [
      ...(restsOnOuterClause ? [] : unassignedClauses(schema)),
      ...unassignedRequired(schema, context),
      ...misassignedClauses(schema),
    ]
    for (const { message, path } of faults) context.report({ message, location: at(context.location, path) })
  }

  return {
    Schema: check,
    ref(reference, context) {
      const hasSiblings = Object.keys(reference).length > 1
      if (context.type.name === 'Schema' && hasSiblings) check(reference, context)
    },
    Root: {
      leave(_, { report }) {
        for (const [node, location] of saidRequired) {
          if (required.has(node)) continue
          report({ message: 'x-clauses.required is said of a property that nothing requires. Remove it.', location })
        }
      },
    },
  }
}

/**
 * @param {Element} schema
 * @param {Context} context
 */
function requiredLayersOf(schema, context) {
  const names = namesRequiredBy(schema)
  const properties = propertiesOf(schema, context).filter(({ name }) => names.includes(name))
  return properties.flatMap(({ node }) => layersOf(node, context))
}

/**
 * @param {Location} location
 * @param {string[]} path
 */
const at = (location, path) => (path.length === 0 ? location : location.child(path))

/** @param {Element} node */
const isSaidRequired = (node) => isObject(node['x-clauses']) && 'required' in node['x-clauses']
