import { resolveReference } from '@bulk-import/internal/json-pointer'
import type { JsonSchema, OpenApiDocument } from './json-schema.ts'
import { isAnyOtherText } from './open-enums.ts'

/**
 * What an editor shows of a schema, as the text of a JSDoc comment: its description or that of what it refers to, its bounds
 * and its default. Empty when nothing is said.
 */
export function documentation(document: OpenApiDocument, given: JsonSchema): string {
  const schema = whole(document, given)
  const bounds = [
    range(schema.minimum, schema.maximum),
    range(schema.minLength, schema.maxLength, 'character'),
    range(schema.minItems, schema.maxItems, 'item'),
    schema['x-meaning'] === undefined ? '' : `Must ${schema['x-meaning']}.`,
    schema.format === undefined ? '' : `Format: ${schema.format}.`,
  ]
  const tags = [
    schema.default === undefined ? '' : `@default ${JSON.stringify(schema.default)}`,
    schema.deprecated === true ? '@deprecated' : '',
  ]
  const paragraphs = [String(schema.description ?? '').trim(), joined(bounds, ' '), joined(tags, '\n')]
  return joined(paragraphs, '\n\n')
}

/** The schema with what it refers to, also when null or any other text may stand in its place. What is said here goes first. */
function whole(document: OpenApiDocument, schema: JsonSchema): JsonSchema {
  if (schema.$ref !== undefined) return whole(document, resolveReference(document, schema))
  const { anyOf, ...own } = schema
  const [only, ...others] = anyOf?.filter((member) => member.type !== 'null' && !isAnyOtherText(member)) ?? []
  return only !== undefined && others.length === 0 ? { ...whole(document, only), ...own } : schema
}

function range(minimum: unknown, maximum: unknown, noun?: string): string {
  const amount = (count: unknown) => (noun === undefined ? `${count}` : `${count} ${noun}${count === 1 ? '' : 's'}`)
  if (minimum === undefined) return maximum === undefined ? '' : `At most ${amount(maximum)}.`
  if (maximum === undefined) return `At least ${amount(minimum)}.`
  return `${noun === undefined ? 'From ' : ''}${minimum} to ${amount(maximum)}.`
}

function joined(parts: string[], separator: string): string {
  return parts.filter((part) => part !== '').join(separator)
}
