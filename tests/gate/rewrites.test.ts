import { describe, expect, it } from 'vitest'
import { compare } from '../../scripts/gate/verdict.ts'
import { contract } from '../support/contract.ts'
import { asConditions, asUnevaluated, when } from './keywords.ts'

// biome-ignore lint/suspicious/noExplicitAny: an edit reaches anywhere into a schema
type Schema = any

const edited = (name: string, ...edits: ((schema: Schema) => unknown)[]) => {
  const document = structuredClone(contract)
  for (const edit of edits) edit(document.components.schemas[name])
  return document
}
const breaking = expect.objectContaining({ impact: 'major', counterexample: expect.anything() })
const tried = expect.objectContaining({ triesWithoutCounterexample: expect.any(Number) })

describe('a rewrite of requests', () => {
  it('that changes nothing says how many values were tried', async () => {
    const { changes } = await compare(contract, edited('InitiateRequest', asConditions, asUnevaluated))
    expect(changes).toContainEqual(tried)
  })

  it('is told from a loosening and a tightening when the older version has conditions, too', async () => {
    const base = edited('InitiateRequest', asConditions, asUnevaluated)
    const stricter = edited('InitiateRequest', asConditions, asUnevaluated, ({ allOf }) =>
      allOf[0].then.required.push('ImportAction'),
    )
    expect(await compare(base, stricter)).toMatchObject({ impact: 'major', changes: [breaking] })
    expect(await compare(stricter, base)).toMatchObject({ impact: 'minor' })
    expect(await compare(base, contract)).toMatchObject({ impact: 'patch' })
  })
})

describe('a rewrite of responses', () => {
  const promise = (schema: Schema) => {
    schema.dependentRequired = { MatchCriteria: ['MatchValue'], MatchValue: ['MatchCriteria'] }
    schema.additionalProperties = false
  }
  const base = edited('InitiateResponse', promise)
  const rewritten = edited('InitiateResponse', promise, asConditions, asUnevaluated)

  it('is not breaking in either direction when both promise the same', async () => {
    for (const [one, other] of [
      [base, rewritten],
      [rewritten, base],
    ]) {
      const { impact, changes } = await compare(one, other)
      expect(['patch', 'minor']).toContain(impact)
      expect(changes).toContainEqual(tried)
    }
  })

  it('breaks callers when a condition promises less, and not when it promises more', async () => {
    const narrower = edited('InitiateResponse', promise, asConditions, asUnevaluated, ({ allOf }) =>
      allOf[0].then.required.push('ImportAction'),
    )
    expect(await compare(narrower, base)).toMatchObject({
      impact: 'major',
      changes: expect.arrayContaining([breaking]),
    })
    expect(await compare(base, narrower)).toMatchObject({ impact: 'minor' })
  })

  it('breaks callers when unevaluatedProperties let through a property that never came', async () => {
    const narrower = edited('InitiateResponse', promise, asUnevaluated, ({ properties }) => {
      delete properties.RefreshTags
    })
    expect(await compare(narrower, base)).toMatchObject({
      impact: 'major',
      changes: expect.arrayContaining([breaking]),
    })
  })
})

describe('a property that is an object', () => {
  const owner = (rules: object) => (schema: Schema) => {
    schema.properties.Owner = { properties: { Email: { type: 'string' }, Country: { type: 'string' } }, ...rules }
  }
  const base = edited('InitiateRequest', owner({}))

  it.each<[string, object]>([
    ['bounds its property', { properties: { Email: { type: 'string', maxLength: 20 } } }],
    ['requires a property', { required: ['Email'] }],
    ['requires one for another', when({ required: ['Country'] }, { required: ['Email'] })],
    ['is closed', { unevaluatedProperties: false }],
  ])('breaks callers, with a counterexample, when it %s', async (_, rules) => {
    const { impact, changes } = await compare(base, edited('InitiateRequest', owner(rules)))
    expect([impact, changes]).toEqual(['major', expect.arrayContaining([breaking])])
  })
})

describe('the words for a change', () => {
  const what = async (name: string, edit: (schema: Schema) => unknown) =>
    (await compare(contract, edited(name, edit))).changes.map((change) => change.what).join(' ')

  it('say that more is legal when a request is loosened', async () => {
    const words = await what('ImportName', (schema) => (schema.maxLength = 101))
    expect(words).toContain('More is legal than before.')
    expect(words).not.toContain('promise')
  })

  it('say that more is promised when a response is narrowed', async () => {
    const words = await what('InitiateResponse', ({ required }) => required.push('ImportAction'))
    expect(words).toContain('Responses promise more than before.')
    expect(words).not.toContain('legal')
  })

  it('do not doubt what a counterexample proves', async () => {
    const words = await what('DataStageDuration', (schema) => (schema.not = { const: 7 }))
    expect(words).not.toContain('no search can rule out')
  })

  it('do not take a new description within a rule that no search tries for a new rule', async () => {
    const base = edited('MatchValue', (schema) => (schema.not = { const: 'x', description: 'Never this.' }))
    const revision = edited('MatchValue', (schema) => (schema.not = { const: 'x', description: 'Not this.' }))
    expect(await compare(base, revision)).toMatchObject({ impact: 'patch' })
  })
})
