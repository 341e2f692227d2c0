// @ts-check
import { isObject } from './elements.js'

/**
 * The ids of the statements and decisions that an element rests on.
 *
 * @param {unknown} element
 * @returns {unknown[]}
 */
export function identifiersOf(element) {
  if (!isObject(element)) return []
  return [element['x-source'], element['x-decision']].flatMap((list) => (Array.isArray(list) ? list : []))
}
