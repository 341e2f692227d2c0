// @ts-check
import { isFilledText, isObject, propertiesOf } from './elements.js'

/** @import { Rule } from './redocly-types.ts' */

/** @type {Rule} */
export const described = () => ({
  Schema(schema, context) {
    for (const { name, element, location } of propertiesOf(schema, context)) {
      if (isDescribed(element)) continue
      context.report({ message: `Property ${name} has no description. Say what it means to a caller.`, location })
    }
  },
  Parameter(parameter, context) {
    if (isDescribed(parameter)) return
    context.report({ message: `Parameter ${parameter.name} has no description. Say what it means to a caller.` })
  },
})

/** @param {unknown} element */
const isDescribed = (element) => isObject(element) && isFilledText(element.description)
