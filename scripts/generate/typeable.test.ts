import { describe, expect, it } from 'vitest'
import type { JsonSchema, OpenApiDocument } from './json-schema.ts'
import { makeTypeable } from './typeable.ts'

function typeable(schema: JsonSchema): JsonSchema | undefined {
  const document = { components: { schemas: { Thing: schema } } } as unknown as OpenApiDocument
  return makeTypeable(document).components.schemas.Thing
}

const properties = { A: { type: 'string', description: 'One.' }, B: { type: 'string' } }

/** The same in a branch of a union, where an editor would show the description a second time. */
const branch = { A: { ...properties.A, 'x-undocumented': true }, B: { ...properties.B, 'x-undocumented': true } }

describe('a schema becomes typeable', () => {
  it('when an integer between close bounds turns into its literals', () => {
    expect(typeable({ type: 'integer', minimum: -1, maximum: 2 })?.enum).toEqual([-1, 0, 1, 2])
  })

  it('when the integer may be null as well', () => {
    expect(typeable({ type: ['integer', 'null'], minimum: 0, maximum: 1 })?.enum).toEqual([0, 1])
  })

  it.each([
    ['has no maximum', { type: 'integer', minimum: 0 }],
    ['has far bounds', { type: 'integer', minimum: 0, maximum: 1000 }],
    ['is not an integer', { type: 'number', minimum: 0, maximum: 3 }],
  ])('but stays a number when it %s', (_, schema) => {
    expect(typeable(schema)).toEqual(schema)
  })

  it('when two properties that require each other turn into one union', () => {
    expect(typeable({ properties, dependentRequired: { A: ['B'], B: ['A'] } })).toEqual({
      properties,
      allOf: [{ oneOf: [{ properties: { A: false, B: false } }, { required: ['A', 'B'], properties: branch }] }],
    })
  })

  it('when a branch that permits any property stays a branch of a closed type', () => {
    const dependentSchemas = { A: { required: ['B'], additionalProperties: true } }
    expect(typeable({ properties, dependentSchemas })?.allOf).toEqual([
      { oneOf: [{ properties: { A: false } }, { required: ['B'] }] },
    ])
  })

  it('when a property that requires another may be absent alone', () => {
    expect(typeable({ properties, dependentRequired: { A: ['B'] } })?.allOf).toEqual([
      { oneOf: [{ properties: { A: false } }, { required: ['A', 'B'], properties: branch }] },
    ])
  })

  it('when the schema that a property brings becomes the other branch', () => {
    const rule = { required: ['B'], properties: { B: { const: 1 } } }
    expect(typeable({ dependentSchemas: { A: { ...rule, additionalProperties: true } } })?.allOf).toEqual([
      { oneOf: [{ properties: { A: false } }, { ...rule, properties: { B: { const: 1, 'x-undocumented': true } } }] },
    ])
  })
})
