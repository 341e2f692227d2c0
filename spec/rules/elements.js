// @ts-check
/** @import { Context, Element, Location } from './redocly-types.ts' */

/**
 * @param {unknown} value
 * @returns {value is Element}
 */
export const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)

/** @param {unknown} value */
export const isFilledText = (value) => typeof value === 'string' && value.trim() !== ''

/**
 * What a reader finds at a place: keywords beside a `$ref` win over those of its target.
 *
 * @param {unknown} node
 * @param {Context} context
 * @returns {unknown}
 */
export function elementAt(node, context) {
  const [target, ...outer] = layersOf(node, context).reverse()
  if (outer.length === 0 || !isObject(target)) return target
  const { $ref, ...element } = Object.assign({}, target, ...outer)
  return element
}

/**
 * The objects that together make up an element: the one at the place, then whatever its `$ref` leads to.
 *
 * @param {unknown} node
 * @param {Context} context
 * @returns {unknown[]}
 */
export function layersOf(node, context) {
  if (!isObject(node) || typeof node.$ref !== 'string') return [node]
  const { node: target, chain = [] } = context.resolve(node)
  return [node, ...chain.map((link) => link.node), target]
}

/**
 * @param {unknown} schema
 * @param {Context} context
 * @returns {{ name: string, node: unknown, element: unknown, location: Location }[]}
 */
export function propertiesOf(schema, context) {
  if (!isObject(schema) || !isObject(schema.properties)) return []
  return Object.entries(schema.properties).map(([name, node]) => ({
    name,
    node,
    element: elementAt(node, context),
    location: context.location.child(['properties', name]),
  }))
}
