import document from '@bulk-import/contract/openapi.json' with { type: 'json' }
import fc from 'fast-check'

/** Properties that go together, mostly; the last ones are what the contract refuses to see alone. */
const together: string[][] = [
  ['MatchCriteria', 'MatchValue'],
  ['MatchCriteria', 'MatchValue'],
  ['ReasonCode', 'ImportAction'],
  ...Object.keys(document.components.schemas.InitiateRequest.properties)
    .filter((name) => name !== 'Name')
    .map((name) => [name]),
]

const scalar = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -0,
    1,
    3,
    10,
    11,
    -1,
    2.5,
    1e308,
    '',
    ' ',
    'Add',
    'Delete',
    'AlternateIdType',
    'CrmId',
  ),
  fc.string({ maxLength: 12, unit: 'grapheme' }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)
const anything = fc.oneof({ weight: 6, arbitrary: scalar }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) })

const long = (unit: string, length: number) =>
  fc.integer({ min: length - 1, max: length + 1 }).map((count) => unit.repeat(count))

const mostly = (usual: fc.Arbitrary<unknown>, ...others: unknown[]) =>
  fc.oneof({ weight: 20, arbitrary: usual }, { weight: 1, arbitrary: fc.constantFrom(...others) })

/** Mostly what the contract allows for each property, and often what it just does not. */
const values: Record<string, fc.Arbitrary<unknown>> = {
  Name: fc.oneof(
    { weight: 6, arbitrary: fc.string({ minLength: 1, maxLength: 20 }) },
    { weight: 1, arbitrary: fc.oneof(long('x', 100), long('😀', 100), fc.constantFrom('\u00a0', '\t', '\u2028 x')) },
  ),
  DataStageDuration: mostly(fc.integer({ min: 0, max: 10 }), -1, 11, 0.5, 1e21),
  ImportAction: mostly(fc.constantFrom('Add', 'Delete', 'Delete', 'Delete'), 'delete'),
  MatchCriteria: mostly(fc.constant('AlternateIdType'), 'ProfileId'),
  MatchValue: mostly(fc.constantFrom('CrmId', 'x'), ''),
  ReasonCode: fc.oneof(
    { weight: 6, arbitrary: fc.constant('x') },
    { weight: 1, arbitrary: long('é', 256) },
    { weight: 1, arbitrary: fc.constant('') },
  ),
}

const property = (name: string): fc.Arbitrary<[string, unknown]> =>
  fc.tuple(
    fc.constant(name),
    fc.oneof({ weight: 60, arbitrary: values[name] ?? fc.boolean() }, { weight: 1, arbitrary: anything }),
  )

const stranger: fc.Arbitrary<[string, unknown]> = fc.tuple(
  fc.constantFrom('RefreshTag', 'name', '__proto__', 'constructor', 'toString', ''),
  anything,
)

const object = fc
  .tuple(
    fc.oneof(
      { weight: 40, arbitrary: property('Name').map((one) => [one]) },
      { weight: 1, arbitrary: fc.constant([]) },
    ),
    fc.subarray(together, { maxLength: 4 }).chain((some) => fc.tuple(...some.flat().map(property))),
    fc.oneof({ weight: 40, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.tuple(stranger) }),
  )
  .map(([name, others, strangers]) => [...name, ...others, ...strangers])

/** The JSON text of a body: of an object, which may hold a name such as __proto__, or of anything else. */
export const bodyText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 40,
    arbitrary: object.map(
      (entries) => `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)}}`,
    ),
  },
  { weight: 1, arbitrary: anything.map((value) => JSON.stringify(value)) },
)

export interface Case {
  method: string
  path: string
  authorization: string | undefined
  contentType: string | undefined
  accept: string | undefined
  text: string
}

const often = <Value>(usual: Value, ...others: Value[]): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 40, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) })

/** Requests around the border of what the contract allows. */
export const request: fc.Arbitrary<Case> = fc.record({
  method: often('POST', 'GET', 'PUT', 'DELETE', 'OPTIONS'),
  path: fc.oneof(
    {
      weight: 20,
      arbitrary: fc
        .string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...'abcXYZ019-_.~ äé😀') })
        .map((id) => `/${encodeURIComponent(`c${id}`)}/Import`),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '//Import',
        '/Import',
        '/A/Import/',
        '/A/import',
        '/a/b/Import',
        '/A',
        '/',
        '/{clientId}/Import',
        '/a%2Fb/Import',
      ),
    },
  ),
  authorization: often<string | undefined>(
    'Bearer x',
    undefined,
    '',
    'Basic eDp5',
    'PNAUTHINFO3-HMAC-SHA256 Credential=a/b Signature=c',
  ),
  contentType: often<string | undefined>(
    'application/json',
    undefined,
    'application/json; charset=utf-8',
    'Application/JSON',
    'text/plain',
    'text/json',
    'application/xml',
    '*/*',
    'multipart/form-data; boundary=x',
  ),
  accept: often<string | undefined>(
    undefined,
    '*/*',
    'application/json',
    'text/html',
    'text/html, */*;q=0.1',
    'application/json;q=0',
    'application/*',
  ),
  text: bodyText,
})
