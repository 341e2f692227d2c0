// @ts-check
import { isObject } from './elements.js'

/**
 * The ids of the statements, decisions and inferences that an element rests on.
 *
 * @param {unknown} element
 * @returns {unknown[]}
 */
export function identifiersOf(element) {
  if (!isObject(element)) return []
  return [element['x-source'], element['x-decision'], element['x-inference']].flatMap((list) =>
    Array.isArray(list) ? list : [],
  )
}
