// @ts-check
import { elementAt, isFilledText, isObject } from './elements.js'

/** @import { Context, Rule } from './redocly-types.ts' */

/** @type {Rule} */
export const stringBounded = () => {
  /**
   * @param {unknown} node
   * @param {Context} context
   */
  function check(node, context) {
    const schema = elementAt(node, context)
    if (!isObject(schema) || ![schema.type].flat().includes('string')) return
    if (isBounded(schema) || isClosedSet(schema, context) || isFilledText(schema['x-unbounded'])) return
    const message = 'This string has no bound. Give it a maxLength, an enum or a const, or say why not in x-unbounded.'
    context.report({ message })
  }

  return {
    Schema: check,
    ref(reference, context) {
      if ('type' in reference && context.type.name === 'Schema') check(reference, context)
    },
  }
}

/** @param {unknown} schema */
const isBounded = (schema) => isObject(schema) && ['maxLength', 'enum', 'const'].some((keyword) => keyword in schema)

/**
 * Whether every branch is bounded, as in the form of an enumeration that describes each of its values.
 *
 * @param {Record<string, unknown>} schema
 * @param {Context} context
 */
function isClosedSet({ oneOf, anyOf }, context) {
  const branches = oneOf ?? anyOf
  return Array.isArray(branches) && branches.every((branch) => isBounded(elementAt(branch, context)))
}
