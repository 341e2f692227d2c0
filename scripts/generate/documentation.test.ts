import { describe, expect, it } from 'vitest'
import { documentation } from './documentation.ts'
import type { JsonSchema, OpenApiDocument } from './json-schema.ts'

const schemas = {
  Days: { type: 'integer', minimum: 0, maximum: 10, default: 3, description: 'How many days.', 'x-source': ['S31'] },
  Alias: { $ref: '#/components/schemas/Days' },
}
const document = { components: { schemas } } as unknown as OpenApiDocument
const days = { $ref: '#/components/schemas/Days' }
const bounds = '\n\nFrom 0 to 10.\n\n@default 3'

describe('the documentation of a property', () => {
  it.each<[what: string, schema: JsonSchema, text: string]>([
    ['a reference alone, is that of what it refers to', days, `How many days.${bounds}`],
    [
      'a reference to a reference, is that of the last',
      { $ref: '#/components/schemas/Alias' },
      `How many days.${bounds}`,
    ],
    [
      'a reference with a description beside it, has that one',
      { ...days, description: 'As sent.' },
      `As sent.${bounds}`,
    ],
    [
      'a reference with another default beside it, has that one',
      { ...days, default: 0 },
      'How many days.\n\nFrom 0 to 10.\n\n@default 0',
    ],
    ['a reference or null, is that of the reference', { anyOf: [days, { type: 'null' }] }, `How many days.${bounds}`],
    [
      'a reference or null with a description beside it, has that one',
      { anyOf: [{ ...days, description: 'Inside.' }, { type: 'null' }], description: 'Outside.' },
      `Outside.${bounds}`,
    ],
    ['written in place, is its own', { type: 'string', description: 'A text.' }, 'A text.'],
    ['silent, is empty', { type: 'string', 'x-source': ['S01'] }, ''],
  ])('that is %s', (_, schema, text) => {
    expect(documentation(document, schema)).toBe(text)
  })

  it.each<[schema: JsonSchema, line: string]>([
    [{ minLength: 1, maxLength: 256 }, '1 to 256 characters.'],
    [{ minLength: 1 }, 'At least 1 character.'],
    [{ maxLength: 1 }, 'At most 1 character.'],
    [{ maximum: 10 }, 'At most 10.'],
    [{ minItems: 1, maxItems: 500 }, '1 to 500 items.'],
    [{ maxLength: 9, 'x-meaning': 'hold a digit' }, 'At most 9 characters. Must hold a digit.'],
    [{ format: 'int64' }, 'Format: int64.'],
    [{ default: 'Add', deprecated: true }, '@default "Add"\n@deprecated'],
  ])('says of %j: %s', (schema, line) => {
    expect(documentation(document, schema)).toBe(line)
  })

  it('keeps the lines of a table', () => {
    const description = 'Two.\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n'
    expect(documentation(document, { description })).toBe(description.trim())
  })
})
