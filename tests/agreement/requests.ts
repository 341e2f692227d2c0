import fc from 'fast-check'
import { createRandom, nearValues, propertiesOf } from '../../scripts/gate/values.ts'
import type { JsonSchema, OpenApiDocument } from '../../scripts/generate/json-schema.ts'
import { contract, example, exampleNames, initiate } from '../support/contract.ts'

const document = contract as OpenApiDocument
const request = document.components.schemas.InitiateRequest as JsonSchema
const properties = propertiesOf(document, request)
const random = createRandom(1)

/** Values at and beside the bounds of one property, and now and then anything at all. */
function valueFor(name: string): fc.Arbitrary<unknown> {
  const near = (properties[name] ?? []).flatMap((property) => nearValues(document, property, random))
  return fc.oneof(
    { arbitrary: fc.constantFrom(...near), weight: 9 },
    { arbitrary: fc.jsonValue({ maxDepth: 1 }), weight: 1 },
  )
}

/** Made once: to make strings that match a pattern takes long. */
const values = Object.fromEntries(Object.keys(properties).map((name) => [name, valueFor(name)]))

/** Names that no request has, and some that mean something to JavaScript. */
const strangeName = fc.oneof(
  fc.constantFrom(
    'name',
    'RefreshTag',
    'refreshTags',
    '__proto__',
    'constructor',
    'toString',
    'Name ',
    '',
    'x-source',
    '$ref',
  ),
  fc.string({ maxLength: 5 }),
)

const composed = fc
  .record(values, { requiredKeys: [] })
  .chain((body) =>
    fc.oneof(
      { arbitrary: fc.constant(Object.entries(body)), weight: 8 },
      {
        arbitrary: fc
          .tuple(strangeName, fc.jsonValue({ maxDepth: 1 }))
          .map((extra) => [...Object.entries(body), extra]),
        weight: 1,
      },
    ),
  )
  .map((entries) =>
    JSON.parse(`{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join()}}`),
  )

/** A legal example with one property taken away or replaced. */
const nearExample = fc
  .tuple(
    fc.constantFrom(...exampleNames(initiate.requestBody).map(example)),
    fc.constantFrom(...Object.entries(values)),
  )
  .chain(([body, [name, value]]) =>
    fc
      .oneof(fc.constant(undefined), value)
      .map((given) => JSON.parse(JSON.stringify({ ...(body as object), [name]: given }))),
  )

/** Request bodies as JSON.parse gives them: legal, nearly legal, hostile. */
export const requestBodies: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: nearExample, weight: 5 },
  { arbitrary: composed, weight: 4 },
  { arbitrary: fc.jsonValue(), weight: 1 },
)
