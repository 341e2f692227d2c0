import { describe, expect, it } from 'vitest'
import { judge } from '../../scripts/gate/judge.ts'
import { withNewProvisional, withProvisional } from '../../scripts/gate/on-top.ts'
import { compare } from '../../scripts/gate/verdict.ts'
import { contract } from '../support/contract.ts'
import { provisional } from '../support/provisional.ts'

// biome-ignore lint/suspicious/noExplicitAny: the tests change whatever they want of a document
type Document = any

const exceptions = '/{clientId}/Import/{accessToken}/Exceptions'

/** The verdict on one change of each document, made to both where both have what is changed. */
async function verdictOn(change: (document: Document) => void, where = [contract, provisional]) {
  const changed = [contract, provisional].map((document) => {
    const copy = structuredClone(document)
    if (where.includes(document)) change(copy)
    return copy
  })
  const [later, provisionalLater] = changed
  const alone = await compare(contract, later)
  const ofContract = { base: contract, revision: later }
  return withProvisional(alone, ofContract, { base: provisional, revision: provisionalLater })
}

describe('a breaking change of what only the later steps reach', () => {
  it.each<[what: string, change: (document: Document) => void]>([
    [
      'of a request',
      ({ components: { schemas } }) =>
        Object.assign(schemas.StageRequest.properties.UserProfilePreferences, { minItems: 1 }),
    ],
    ['of a response', ({ components: { schemas } }) => schemas.ExceptionsPage.required.pop()],
    ['of a parameter', ({ paths }) => Object.assign(paths[exceptions].get.parameters[2].schema, { maximum: 1000 })],
    ['that takes an operation away', ({ paths }) => delete paths[exceptions]],
  ])('%s asks for minor', async (_, change) => {
    const { changes, impact } = await verdictOn(change, [provisional])
    expect(impact).toBe('minor')
    const breaking = changes.filter((one) => one.impact === 'major')
    expect(breaking.length).toBeGreaterThan(0)
    expect(breaking.every(({ isProvisional }) => isProvisional)).toBe(true)
  })

  it('that is none asks for what it needs: minor for a wider request, patch for words', async () => {
    const wider = await verdictOn(
      ({ paths }) => Object.assign(paths[exceptions].get.parameters[2].schema, { minimum: 0 }),
      [provisional],
    )
    expect(wider).toMatchObject({ impact: 'minor', changes: [{ isProvisional: true, impact: 'minor' }] })
    const words = await verdictOn(({ info }) => Object.assign(info, { summary: 'Other words.' }), [provisional])
    expect(words.impact).toBe('patch')
  })
})

describe('a change of what both documents have', () => {
  it.each<[what: string, change: (document: Document) => void]>([
    ['of a shared schema', ({ components: { schemas } }) => Object.assign(schemas.DataStageDuration, { maximum: 9 })],
    [
      'of a shared response',
      ({ components: { schemas } }) => Object.assign(schemas.ErrorResponse.properties.Message, { type: 'integer' }),
    ],
    [
      'of a shared parameter',
      ({ paths }) => clientIds(paths).map((one) => Object.assign(one.schema, { minLength: 2 })),
    ],
  ])('%s is judged in the contract, once, and asks for major', async (_, change) => {
    const { changes, impact } = await verdictOn(change)
    expect(impact).toBe('major')
    expect(changes.filter(({ isProvisional }) => isProvisional)).toEqual([])
  })

  it('of words that both have is told once', async () => {
    const { changes, impact } = await verdictOn(({ paths }) =>
      Object.assign(paths['/{clientId}/Import'].post, { summary: 'Start' }),
    )
    expect([changes.length, impact]).toEqual([1, 'patch'])
  })
})

it('documents that did not change need nothing', async () => {
  expect(await verdictOn(() => undefined)).toEqual({ changes: [], impact: undefined })
})

it('a first provisional contract asks for minor, and for no less than the contract needs', () => {
  expect(withNewProvisional({ changes: [], impact: undefined })).toMatchObject({
    impact: 'minor',
    changes: [{ path: '#' }],
  })
  expect(withNewProvisional({ changes: [], impact: 'major' }).impact).toBe('major')
})

it('code that uses the provisional entry and no longer compiles asks for minor, other code for major', () => {
  const situation = {
    impact: 'patch',
    areTypesChanged: false,
    declared: new Map(),
    versions: { documents: {}, package: '' },
  } as const
  const uncompilableProvisionalCode = ['README.md (block 1)']
  const minor = judge({ ...situation, uncompilableCode: [], uncompilableProvisionalCode })
  expect(minor).toEqual([
    expect.stringMatching(/README.*block 1/),
    expect.stringContaining('"@bulk-import/contract": minor'),
  ])
  const major = judge({ ...situation, uncompilableCode: ['a.ts'], uncompilableProvisionalCode })
  expect(major.at(-1)).toContain('"@bulk-import/contract": major')
})

function clientIds(paths: Document): Document[] {
  const operations = Object.values(paths).flatMap((item) => Object.values(item as Document)) as Document[]
  return operations.flatMap(({ parameters }) => parameters.filter(({ name }: { name: string }) => name === 'clientId'))
}
