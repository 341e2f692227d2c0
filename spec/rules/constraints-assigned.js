// @ts-check
import {
  misassignedConstraints,
  namesRequiredBy,
  unassignedConstraints,
  unassignedRequired,
} from './constraint-problems.js'
import { assignmentsOf, schemasInConstraintsOf } from './constraints.js'
import { elementAt, isObject, layersOf, propertiesOf } from './elements.js'
import { identifiersOf } from './identifiers.js'

/** @import { Context, Element, Location, Rule } from './redocly-types.ts' */

/** @type {Rule} */
export const constraintsAssigned = () => {
  /** @type {Set<unknown>} */
  const insideConstraints = new Set()
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
    for (const inner of schemasInConstraintsOf(schema)) insideConstraints.add(inner)
    for (const layer of requiredLayersOf(schema, context)) required.add(layer)
    const whyRequired = assignmentsOf(node).find(({ keyword }) => keyword === 'required')
    if (whyRequired) saidRequired.set(node, context.location.child(['x-constraints', whyRequired.index]))

    const restsOnOuterConstraint = insideConstraints.has(node) && identifiersOf(schema).length === 0
    const problems = [
      ...(restsOnOuterConstraint ? [] : unassignedConstraints(schema)),
      ...unassignedRequired(schema, context),
      ...misassignedConstraints(schema),
    ]
    for (const { message, path } of problems) context.report({ message, location: at(context.location, path) })
  }

  return {
    Schema: check,
    RequestBody(node, { report, location }) {
      for (const { message, path } of misassignedConstraints(node)) report({ message, location: at(location, path) })
    },
    ref(reference, context) {
      const hasSiblings = Object.keys(reference).length > 1
      if (context.type.name === 'Schema' && hasSiblings) check(reference, context)
    },
    Root: {
      leave(_, { report }) {
        for (const [node, location] of saidRequired) {
          if (required.has(node)) continue
          report({ message: 'x-constraints says why this is required, and nothing requires it. Remove it.', location })
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
