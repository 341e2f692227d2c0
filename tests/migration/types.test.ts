import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeTypeable } from '../../scripts/generate/typeable.ts'
import { contract } from '../support/contract.ts'
import { compileAgainst, compilers } from '../support/type-check.ts'
import { illegal, legal } from '../types/literals.ts'
import { generateClient } from './generate-client.ts'

const numbers = ['DataStageDuration 11 [S33]', 'DataStageDuration -1 [S33]', 'DataStageDuration 2.5 [C09]']
const dependents = [
  'MatchCriteria alone [S10]',
  'MatchValue alone [C02]',
  'ReasonCode without ImportAction [C06]',
  'ReasonCode with Add [C06]',
]

/** How the document is prepared for the generator, and which illegal requests its types then let pass. */
const ways = [
  { way: 'the document as it is', document: contract, letPass: [...numbers, ...dependents] },
  { way: 'the document made typeable', document: makeTypeable(contract), letPass: dependents },
  {
    way: 'the document made typeable, with null for what is forbidden',
    document: forbidByNull(makeTypeable(contract)),
    letPass: [],
  },
]

const requests = [...illegal, ...legal]
const literals = requests.map(([, literal]) => literal)

let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bulk-import-migration-'))
  for (const [index, { document }] of ways.entries()) await generateClient(document, join(folder, `${index}`))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe.each(compilers)('with %s, the types of a maintained generator', (_, compiler) => {
  let today: boolean[]
  let successors: boolean[][]

  beforeAll(() => {
    const modules = ways.map((_, index) => join(folder, `${index}`, 'client.schemas.ts'))
    ;[today = [], ...successors] = compileAgainst(compiler, literals, ['@bulk-import/contract', ...modules])
  })

  it.each(ways.map((way, index) => ({ ...way, index })))(
    'differ only where listed, made from $way',
    ({ index, letPass }) => {
      const isDifferent = (_: unknown, request: number) => successors[index]?.[request] !== today[request]
      expect(requests.filter(isDifferent).map(([what]) => what)).toEqual(letPass)
    },
  )
})

/**
 * A property whose schema is `false` becomes `unknown` with Redocly CLI 2.77.0, where openapi-typescript makes it `never`. Null
 * serves as well: beside the schema that the property has anyway, and that takes no null, only its absence is left.
 */
function forbidByNull(document: object): object {
  return JSON.parse(JSON.stringify(document), (key, value) => {
    if (key !== 'properties') return value
    const properties = Object.entries(value as object).map(([name, schema]) => [
      name,
      schema === false ? { type: 'null' } : schema,
    ])
    return Object.fromEntries(properties)
  })
}
