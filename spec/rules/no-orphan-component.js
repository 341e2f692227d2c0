// @ts-check
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { placeIn, sourceFolderOf } from './source-folder.js'

/** @import { Rule } from './redocly-types.ts' */

/** @type {Rule} */
export const noOrphanComponent = () => {
  /** @type {Set<string | undefined>} */
  const reached = new Set()

  return {
    ref(_, __, { location }) {
      reached.add(location?.source.absoluteRef)
    },
    Root: {
      leave(_, context) {
        const folder = sourceFolderOf(context)
        if (folder === undefined) return
        for (const file of ['components', 'paths'].flatMap((name) => filesBelow(join(folder, name)))) {
          if (reached.has(file)) continue
          const message = `Nothing refers to ${placeIn(folder, file)}. Refer to it, or delete it.`
          context.report({ message })
        }
      },
    },
  }
}

/** @param {string} folder */
function filesBelow(folder) {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}
