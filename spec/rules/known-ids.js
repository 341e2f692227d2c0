// @ts-check
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { assignmentsOf } from './constraints.js'
import { isObject } from './elements.js'

/** @import { Context, Element, Rule } from './redocly-types.ts' */

/** @type {Rule} */
export const knownIds = () => {
  const register = readRegister()

  /**
   * @param {unknown} element
   * @param {Context} context
   */
  function check(element, { report, location }) {
    if (!isObject(element)) return
    for (const { mark, path, ids } of idListsOf(element)) {
      for (const problem of problemsOf(mark, ids, register)) {
        report({ message: `${path.join('.')} ${problem}`, location: location.child(path) })
      }
    }
  }

  return { any: check, ref: check }
}

/** @returns {{ statements: Set<unknown>, decisions: Set<unknown> }} */
function readRegister() {
  const { statements, decisions } = parse(readFileSync(new URL('../statements.yaml', import.meta.url), 'utf8'))
  const idsOf = (/** @type {{ id: string }[]} */ entries) => new Set(entries.map(({ id }) => id))
  return { statements: idsOf(statements), decisions: idsOf(decisions) }
}

/** @param {Element} element */
function idListsOf(element) {
  const marks = Object.entries(element).filter(([mark]) => mark === 'x-source' || mark === 'x-decision')
  return [
    ...marks.map(([mark, ids]) => ({ mark, path: [mark], ids })),
    ...assignmentsOf(element).map(({ index, ids }) => ({
      mark: 'x-constraints',
      path: ['x-constraints', index, 'ids'],
      ids,
    })),
  ]
}

/**
 * @param {string} mark
 * @param {unknown} ids
 * @param {ReturnType<typeof readRegister>} register
 * @returns {Generator<string>}
 */
function* problemsOf(mark, ids, { statements, decisions }) {
  if (!Array.isArray(ids)) return yield 'is not a list. Write the ids between brackets.'
  if (ids.length === 0) yield 'is empty. Name an id, or remove it.'
  for (const id of new Set(ids)) {
    if (ids.indexOf(id) !== ids.lastIndexOf(id)) yield `names ${id} more than once. Remove the double.`
    if (!statements.has(id) && !decisions.has(id)) {
      yield `names ${id}, which spec/statements.yaml does not hold. Correct the id, or add it there.`
    } else if (mark === 'x-source' && decisions.has(id)) {
      yield `names ${id}, which is a decision. Move it to x-decision.`
    } else if (mark === 'x-decision' && statements.has(id)) {
      yield `names ${id}, which is a statement. Move it to x-source.`
    }
  }
}
