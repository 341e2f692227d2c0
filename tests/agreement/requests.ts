import { seededRandom } from '@bulk-import/internal/random'
import fc from 'fast-check'
import { nearValues, propertiesOf } from '../../scripts/gate/values.ts'
import { flatten, type JsonSchema, type OpenApiDocument } from '../../scripts/generate/json-schema.ts'
import { contract, example, exampleNames, initiate } from '../support/contract.ts'

/** A request as every enforcer is asked about it. */
export interface AgreementRequest {
  method: string
  path: string
  authorization: string | undefined
  contentType: string | undefined
  accept: string | undefined
  /** The body, which is JSON. */
  text: string
}

type Entry = [name: string, value: unknown]

const document = contract as OpenApiDocument
const schema = flatten(document, document.components.schemas.InitiateRequest as JsonSchema)
const properties = propertiesOf(schema)
const random = seededRandom(1)

const mostly = <Value>(usual: fc.Arbitrary<Value>, unusual: fc.Arbitrary<Value>, weight: number) =>
  fc.oneof({ arbitrary: usual, weight }, { arbitrary: unusual, weight: 1 })
const often = <Value>(usual: Value, ...others: Value[]) => mostly(fc.constant(usual), fc.constantFrom(...others), 40)
const maybe = <Value>(one: fc.Arbitrary<Value>) => mostly<Value[]>(fc.constant([]), fc.tuple(one), 20)

const anyValue = fc.oneof(
  fc.jsonValue({ maxDepth: 1 }),
  fc.constantFrom<unknown>(-0, 1e21, 1e308, '', ' ', '\u2028 x', '😀'),
)

/** Values at and beside the bounds of each property. Made once: strings that match a pattern take long to make. */
const near = Object.fromEntries(
  Object.entries(properties).map(([name, all]) => {
    const values = all.flatMap((property) => nearValues(property, random))
    return [name, fc.constantFrom(...values)]
  }),
)

/** Values that are usual for a property, so that an object with several of them is often legal. */
const usual: Record<string, fc.Arbitrary<unknown>> = {
  Name: fc.string({ minLength: 1, maxLength: 20 }),
  DataStageDuration: fc.integer({ min: 0, max: 10 }),
  ImportAction: fc.constantFrom('Add', 'Delete', 'Delete', 'Delete'),
  MatchCriteria: fc.constant('AlternateIdType'),
  MatchValue: fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
  ReasonCode: fc.string({ minLength: 1, maxLength: 20 }),
}

const property = (name: string): fc.Arbitrary<Entry> =>
  fc.tuple(
    fc.constant(name),
    fc.oneof(
      { arbitrary: usual[name] ?? fc.boolean(), weight: 50 },
      { arbitrary: near[name] ?? anyValue, weight: 6 },
      { arbitrary: anyValue, weight: 1 },
    ),
  )

/** Properties by twos and alone: the contract refuses to see some of them alone. */
const together = [
  ['MatchCriteria', 'MatchValue'],
  ['MatchCriteria', 'MatchValue'],
  ['ReasonCode', 'ImportAction'],
  ...Object.keys(properties).map((name) => [name]),
]

/** Names that no request has, and some that mean something to JavaScript. */
const unknownName = fc.oneof(
  fc.constantFrom('name', 'Name ', 'RefreshTag', 'refreshTags', '', 'x-source', '$ref'),
  fc.constantFrom('__proto__', 'constructor', 'toString'),
  fc.string({ maxLength: 5 }),
)

const composed: fc.Arbitrary<Entry[]> = fc
  .tuple(
    mostly<Entry[]>(fc.tuple(property('Name')), fc.constant([]), 40),
    fc.subarray(together, { maxLength: 4 }).chain((some) => fc.tuple(...some.flat().map(property))),
    maybe<Entry>(fc.tuple(unknownName, anyValue)),
  )
  .map((parts) => parts.flat())

/** An example of the contract with one property taken away or replaced. */
const nearExample: fc.Arbitrary<Entry[]> = fc
  .tuple(
    fc.constantFrom(...exampleNames(initiate.requestBody).map(example)),
    fc.constantFrom(...Object.keys(near)).chain((name) => fc.tuple(fc.constant(name), near[name] ?? anyValue)),
    fc.boolean(),
  )
  .map(([body, [name, value], isGone]) => [
    ...Object.entries(body as object).filter(([other]) => other !== name),
    ...(isGone ? [] : [[name, value] as Entry]),
  ])

/** Everything at and beside a bound at once: legal only by luck. */
const allNear = fc.record(near, { requiredKeys: [] }).map((body): Entry[] => Object.entries(body))

/** Written by hand: an object literal could hold no `__proto__`. */
const textOf = (entries: Entry[]) =>
  `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join()}}`

export const bodyText: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: composed.map(textOf), weight: 14 },
  { arbitrary: allNear.map(textOf), weight: 3 },
  { arbitrary: nearExample.map(textOf), weight: 2 },
  { arbitrary: fc.jsonValue().map((value) => JSON.stringify(value)), weight: 1 },
)

const clientId = fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...'abcXYZ019-_.~ äé😀') })
const wrongPaths = ['//Import', '/Import', '/A/Import/', '/A/import', '/a/b/Import', '/A', '/', '/a%2Fb/Import']

/** Requests around the border of what the contract allows. */
export const requests: fc.Arbitrary<AgreementRequest> = fc.record({
  method: often('POST', 'GET', 'PUT', 'DELETE', 'OPTIONS'),
  path: mostly(
    clientId.map((id) => `/${encodeURIComponent(`c${id}`)}/Import`),
    fc.constantFrom('/{clientId}/Import', ...wrongPaths),
    20,
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

/** Whether only the body decides about the request. */
export function isPlain({ method, path, authorization, contentType, accept }: AgreementRequest): boolean {
  const isPath = /^\/[^/]+\/Import$/.test(path) && !path.includes('%2F')
  return (
    method === 'POST' && isPath && Boolean(authorization) && contentType === 'application/json' && accept === undefined
  )
}
