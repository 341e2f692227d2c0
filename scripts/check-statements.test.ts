import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pointersById } from '@bulk-import/docs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { judge, type Ledger, type Tests } from './check-statements.ts'
import { root } from './lib/workspace.ts'

const contract: Ledger = { ids: ['S01', 'S02', 'C01'], expressed: new Set(['S01', 'S02', 'C01']), refutable: [] }
const later: Ledger = {
  ids: ['P01', 'L01', 'I01', 'C02'],
  expressed: new Set(['P01', 'L01', 'I01', 'C02', 'S01']),
  refutable: ['I01'],
}
const all = [...contract.ids, ...later.ids]
const without = (...left: string[]) => new Set(all.filter((id) => !left.includes(id)))
const refuted = new Set(['I01'])
const proving = (...ids: string[]): Tests => ({ proven: new Set([...all, ...ids]), waiting: new Map(), refuted })
const waitingFor = (id: string): Tests => ({ proven: without(id), waiting: new Map([[id, 'later']]), refuted })

describe('the statement check', () => {
  it('prints the figure and is content when every id is expressed and proven', () => {
    const figure = '2/2 statements, 2/2 decisions, 3/3 of the later steps'
    expect(judge([contract, later], proving())).toEqual({ figure, complaints: [] })
  })

  it.each([
    ['S02', 'x-source'],
    ['L01', 'x-source'],
    ['C02', 'x-decision'],
    ['I01', 'x-inference'],
  ])('names %s, when no element has it, and the mark %s that is missing', (id, mark) => {
    const ledgers = [contract, later].map(({ expressed, ...ledger }) => ({
      ...ledger,
      expressed: new Set([...expressed].filter((other) => other !== id)),
    }))
    const { complaints } = judge(ledgers, proving())
    expect(complaints).toEqual([`${id} has no element in the document: mark one with ${mark}.`])
  })

  it('counts an id that is not expressed as missing, in the part of the line that has its kind', () => {
    const bare = { ...later, expressed: new Set(['P01', 'C02']) }
    expect(judge([contract, bare], proving()).figure).toBe('2/2 statements, 2/2 decisions, 1/3 of the later steps')
    const unmarked = { ...contract, expressed: new Set(['S01', 'C01']) }
    expect(judge([unmarked, later], proving()).figure).toBe('1/2 statements, 2/2 decisions, 3/3 of the later steps')
  })

  it.each(['C01', 'P01'])('names %s, when no test has it', (id) => {
    expect(judge([contract, later], { ...proving(), proven: without(id) }).complaints).toEqual([
      expect.stringMatching(`^${id} has no test`),
    ])
  })

  it('names an inference that can be refuted, when no deviation of the mock does so, and does not count it', () => {
    expect(judge([contract, later], { ...proving(), refuted: new Set() })).toEqual({
      figure: '2/2 statements, 2/2 decisions, 2/3 of the later steps',
      complaints: [expect.stringMatching(/^I01 can be refuted/)],
    })
  })

  it('complains of a deviation that names an inference which nobody stated', () => {
    const { complaints } = judge([contract, later], { ...proving(), refuted: new Set(['I01', 'I99']) })
    expect(complaints).toEqual([expect.stringMatching(/^I99 is cited/)])
  })

  it('passes an id that waits, and says so', () => {
    expect(judge([contract, later], waitingFor('S02'))).toEqual({
      figure: '1/2 statements, 2/2 decisions, 3/3 of the later steps, 1 waiting: S02',
      complaints: [],
    })
  })

  it('complains of an id that waits although it has a test', () => {
    const { waiting } = waitingFor('S02')
    expect(judge([contract, later], { ...proving(), waiting }).complaints).toEqual([
      expect.stringMatching(/^S02 has a test now/),
    ])
  })

  it('complains of an id that nobody stated', () => {
    expect(judge([contract, later], proving('S99')).complaints).toEqual([expect.stringMatching(/^S99 is cited/)])
  })

  it('complains of an id of the later steps in the contract, which holds nothing of them', () => {
    const mixed = { ...contract, expressed: new Set([...contract.expressed, 'P01']) }
    expect(judge([mixed, later], proving()).complaints).toEqual([expect.stringMatching(/^P01 is cited/)])
  })

  it('finds each entry of the statements file whole: an unquoted comma would cut its text', () => {
    const { statements, decisions } = parse(readFileSync(join(root, 'spec/statements.yaml'), 'utf8'))
    expect(statements).toHaveLength(67)
    expect(decisions).toHaveLength(23)
    for (const { id, kind, text, c: _, ...rest } of statements)
      expect([id, kind, text, rest]).toEqual([id, expect.any(String), expect.any(String), {}])
    for (const { id, issue, decision, ...rest } of decisions)
      expect([id, issue, decision, rest]).toEqual([id, expect.any(String), expect.any(String), {}])
  })

  it('finds each entry of the later steps whole, each inference with its origin, and its check or the reason why there is none', () => {
    const { statements, decisions } = parse(readFileSync(join(root, 'spec/later-steps.yaml'), 'utf8'))
    expect(statements).toHaveLength(46)
    for (const { id, step, text, at, from, check, when, why, ...rest } of statements) {
      expect([id, step, text, rest]).toEqual([id, expect.any(String), expect.any(String), {}])
      const reason = check === null ? why : when
      const origin = id.startsWith('I') ? [from, reason] : [at]
      expect([id, ...origin]).toEqual([id, ...origin.map(() => expect.any(String))])
    }
    expect(decisions.map(({ id }: { id: string }) => id)).toEqual(
      decisions.map((_: unknown, at: number) => `C${24 + at}`),
    )
    for (const { id, issue, decision, ...rest } of decisions)
      expect([id, issue, decision, rest]).toEqual([id, expect.any(String), expect.any(String), {}])
  })

  it('finds marks anywhere in the document', () => {
    const document = { a: [{ 'x-source': ['S01'] }], b: { 'x-decision': ['C01'], c: null } }
    expect([...pointersById(document)]).toEqual([
      ['S01', ['/a/0']],
      ['C01', ['/b']],
    ])
  })
})
