import { expect, it } from 'vitest'
import type { JsonSchema, OpenApiDocument } from './json-schema.ts'
import { rawTypes } from './types.ts'

const ref = (name: string, section = 'schemas') => ({ $ref: `#/components/${section}/${name}` })
const json = (name: string) => ({ content: { 'application/json': { schema: ref(name) } } })
const text = (...values: string[]): JsonSchema => ({ type: 'string', enum: values })

/** An API that has nothing to do with imports. */
const document = {
  openapi: '3.1.0',
  info: { title: 'Orders', version: '1.0.0' },
  paths: {
    '/orders/{kind}': {
      parameters: [ref('Kind', 'parameters')],
      post: { requestBody: json('Order'), responses: { 200: { description: 'Taken.', ...json('Receipt') } } },
    },
  },
  components: {
    parameters: { Kind: { name: 'kind', in: 'path', required: true, schema: ref('Kind') } },
    schemas: {
      Kind: text('new', 'used'),
      Colour: text('red', 'blue'),
      State: text('open', 'done'),
      Count: { type: 'integer', minimum: 1, maximum: 2 },
      Order: { type: 'object', properties: { Colour: ref('Colour'), Size: text('S', 'L') } },
      Receipt: {
        type: 'object',
        properties: {
          Kind: ref('Kind'),
          Colour: { ...ref('Colour'), description: 'As ordered.' },
          State: ref('State'),
          Count: ref('Count'),
          Nullable: { anyOf: [ref('State'), { type: 'null' }] },
          Inline: text('a', 'b'),
          Days: { type: ['integer', 'null'], minimum: 0, maximum: 2 },
          Parts: { type: 'array', items: { type: 'object', properties: { State: ref('State') } } },
        },
      },
    },
  },
} as unknown as OpenApiDocument

const types = await rawTypes(document)
const count = (line: string) => types.split(line).length - 1

it.each([
  ['is named', 'State?: components["schemas"]["State"] | (string & {});', 2], // also in a list of objects
  ['may be null', 'Nullable?: (components["schemas"]["State"] | (string & {})) | null;', 1],
  ['is written in place', 'Inline?: ("a" | "b") | (string & {});', 1],
])('a list of texts that only responses have is open to others there, when it %s', (_, line, times) => {
  expect(count(line)).toBe(times)
})

it.each([
  ['the body of a request', 'Colour?: components["schemas"]["Colour"];', 2],
  ['a parameter', 'Kind?: components["schemas"]["Kind"];', 1],
  ['a request alone', 'Size?: "S" | "L";', 1],
])('a list of texts that stands in %s is exact, also where a response repeats it', (_, line, times) => {
  expect(count(line)).toBe(times)
})

it('a named list itself is exact, so that a guard can narrow to it', () => {
  expect(types).toContain('State: "open" | "done";')
})

it('numbers stay as they are, also beside null', () => {
  expect(types).toContain('Days?: 0 | 1 | 2 | null;')
  expect(types).toContain('Count?: components["schemas"]["Count"];')
})
