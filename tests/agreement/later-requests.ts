import { operations } from '@bulk-import/contract/provisional'
import fc from 'fast-check'
import { wrongRecords } from '../support/wrong-records.ts'

export type LaterStep = Exclude<keyof typeof operations, 'initiate'>

/** A request of a later step as every enforcer is asked about it. */
export interface LaterRequest {
  operationId: LaterStep
  /** Parameters as they are written. */
  path: Record<string, string>
  query: Record<string, string>
  authorization: string | undefined
  contentType: string | undefined
  /** The body, which is JSON; undefined where the operation has none. */
  text: string | undefined
}

export const laterSteps = Object.keys(operations).filter((id): id is LaterStep => id !== 'initiate')

const often = <Value>(usual: fc.Arbitrary<Value>, unusual: fc.Arbitrary<Value>, weight: number) =>
  fc.oneof({ arbitrary: usual, weight }, { arbitrary: unusual, weight: 1 })

const integer = fc.oneof(fc.integer({ min: 1 }), fc.maxSafeInteger()).map(String)
const longInteger = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String)
// Not what Prism takes for an integer as JavaScript does (tests/prism/execute.test.ts): white space, hexadecimal, exponents.
const noInteger = fc.constantFrom('x', '1.5', '12a', 'null', 'true', '--1', '1-', '{accessToken}', '[1]')
const small = fc.integer({ min: -3, max: 3 }).map(String)

const clientId = fc
  .string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...'abcXYZ019-_.~äé😀') })
  .map((id) => `c${id}`)
const accessToken = often(fc.oneof(integer, longInteger), fc.oneof(noInteger, small), 8)
const count = often(integer, fc.oneof(small, small, noInteger), 2)

const fields = [...new Set(wrongRecords.flatMap(Object.keys)), 'Unheard', '__proto__', 'constructor', '']
const anyRecord = fc.oneof(
  fc.constantFrom(...wrongRecords),
  fc.dictionary(fc.constantFrom(...fields), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }),
)
const records = fc.array(often<unknown>(anyRecord, fc.jsonValue({ maxDepth: 1 }), 30), { maxLength: 4 })
const collection = often<unknown>(records, fc.jsonValue({ maxDepth: 1 }), 5)
const others = fc.constantFrom('userProfilePreferences', 'UserProfilePreference', 'Name', '__proto__', '')

const entry = (name: fc.Arbitrary<string>, value: fc.Arbitrary<unknown>): fc.Arbitrary<[string, unknown][]> =>
  fc.tuple(name, value).map((one) => [one])
const nothing: fc.Arbitrary<[string, unknown][]> = fc.constant([])

const wrapper = fc
  .tuple(
    often(entry(fc.constant('UserProfilePreferences'), collection), nothing, 10),
    often(nothing, entry(others, fc.jsonValue({ maxDepth: 1 })), 4),
  )
  // Written by hand: an object literal could hold no `__proto__`.
  .map(
    (parts) =>
      `{${parts
        .flat()
        .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
        .join()}}`,
  )

const body = often(
  wrapper,
  fc.jsonValue().map((value) => JSON.stringify(value)),
  12,
)

/** Requests around the border of what the provisional contract allows. */
export const laterRequests: fc.Arbitrary<LaterRequest> = fc
  .oneof(
    { arbitrary: fc.constant<LaterStep>('stage'), weight: 8 },
    { arbitrary: fc.constantFrom<LaterStep>('execute', 'retrieveStatus'), weight: 1 },
    { arbitrary: fc.constant<LaterStep>('retrieveExceptions'), weight: 5 },
  )
  .chain((operationId) =>
    fc.record({
      operationId: fc.constant(operationId),
      path: fc.record({ clientId, accessToken }),
      query:
        operationId === 'retrieveExceptions'
          ? fc.record({ limit: count, offset: count }, { requiredKeys: [] })
          : fc.constant({}),
      authorization: often<string | undefined>(fc.constant('Bearer x'), fc.constantFrom(undefined, ''), 40),
      contentType: often<string | undefined>(
        fc.constant('application/json'),
        fc.constantFrom('application/json; charset=utf-8', 'text/plain', 'application/xml'),
        40,
      ),
      text: 'request' in operations[operationId] ? body : fc.constant(undefined),
    }),
  )
