// @ts-check
import { existsSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

/** @import { Context } from './redocly-types.ts' */

/**
 * The folder of the multi-file contract, or nothing for a bundle, which has no folders of components and paths.
 *
 * @param {Context} context Of the root of the document.
 * @returns {string | undefined}
 */
export function sourceFolderOf({ location }) {
  const folder = dirname(location.source.absoluteRef)
  return ['components', 'paths'].some((name) => existsSync(join(folder, name))) ? folder : undefined
}

/**
 * @param {string} folder
 * @param {string} file
 */
export const placeIn = (folder, file) => relative(folder, file).split(sep).join('/')
