// @ts-check
import { isObject } from './elements.js'

/** @import { Rule } from './redocly-types.ts' */

/** @type {Rule} */
export const responseHasExample = () => ({
  Response(response, { report, location }) {
    for (const [name, mediaType] of Object.entries(response.content ?? {})) {
      if (hasExample(mediaType)) continue
      const message = `The response has no example for ${name}. Add one to its examples.`
      report({ message, location: location.child(['content', name]) })
    }
  },
})

/** @param {unknown} mediaType */
function hasExample(mediaType) {
  if (!isObject(mediaType)) return false
  return 'example' in mediaType || (isObject(mediaType.examples) && Object.keys(mediaType.examples).length > 0)
}
