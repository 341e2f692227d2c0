// @ts-check
import { propertiesOf } from './elements.js'
import { identifiersOf } from './identifiers.js'

/** @import { Context, Location, Rule, Visit } from './redocly-types.ts' */

/** @type {Rule} */
export const sourced = () => ({
  Operation: visitorOf('operation'),
  Parameter: visitorOf('parameter'),
  RequestBody: visitorOf('request body'),
  Response: visitorOf('response'),
  SecurityScheme: visitorOf('security scheme'),
  Schema(schema, context) {
    if (isComponent(context.location)) check('This component schema', schema, context, context.location)
    for (const { name, element, location } of propertiesOf(schema, context)) {
      check(`Property ${name}`, element, context, location)
    }
  },
})

/**
 * @param {string} kind
 * @returns {Visit}
 */
function visitorOf(kind) {
  return (element, context) => check(`This ${kind}`, element, context, context.location)
}

/**
 * @param {string} subject
 * @param {unknown} element
 * @param {Context} context
 * @param {Location} location
 */
function check(subject, element, context, location) {
  if (identifiersOf(element).length > 0) return
  const message = `${subject} names no origin. Give it an x-source (S…, P…, L…), an x-decision (C…) or an x-inference (I…).`
  context.report({ message, location })
}

/**
 * In the multi-file source a component is a whole file, in the bundle an entry of `components`.
 *
 * @param {Location} location
 */
const isComponent = ({ pointer }) => pointer === '#/' || /^#\/components\/schemas\/[^/]+$/.test(pointer)
