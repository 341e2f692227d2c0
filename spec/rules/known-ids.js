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

/** The mark under which an id stands, and what such an id is called. */
const kinds = {
  'x-source': 'a statement',
  'x-decision': 'a decision',
  'x-inference': 'an inference',
}

/** @returns {Map<unknown, keyof typeof kinds>} The mark of each id. */
function readRegister() {
  const files = ['statements.yaml', 'later-steps.yaml']
  const entries = files.flatMap((file) => {
    const { statements, decisions } = parse(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'))
    return [...statements, ...decisions]
  })
  return new Map(entries.map(({ id }) => [id, markOf(id)]))
}

/**
 * @param {string} id
 * @returns {keyof typeof kinds}
 */
function markOf(id) {
  if (id.startsWith('C')) return 'x-decision'
  return id.startsWith('I') ? 'x-inference' : 'x-source'
}

/** @param {Element} element */
function idListsOf(element) {
  const marks = Object.entries(element).filter(([mark]) => mark in kinds)
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
function* problemsOf(mark, ids, register) {
  if (!Array.isArray(ids)) return yield 'is not a list. Write the ids between brackets.'
  if (ids.length === 0) yield 'is empty. Name an id, or remove it.'
  for (const id of new Set(ids)) {
    if (ids.indexOf(id) !== ids.lastIndexOf(id)) yield `names ${id} more than once. Remove the double.`
    const own = register.get(id)
    if (own === undefined) yield `names ${id}, which no file in spec/ holds. Correct the id, or add it there.`
    else if (mark in kinds && mark !== own) yield `names ${id}, which is ${kinds[own]}. Move it to ${own}.`
  }
}
