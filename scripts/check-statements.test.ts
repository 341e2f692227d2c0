import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pointersById } from '@bulk-import/docs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type Evidence, judge } from './check-statements.ts'
import { root } from './lib/workspace.ts'

const evidence = (change: Partial<Evidence>): Evidence => ({
  ids: ['S01', 'S02', 'C01'],
  expressed: new Set(['S01', 'S02', 'C01']),
  proven: new Set(['S01', 'S02', 'C01']),
  waiting: new Map(),
  ...change,
})

describe('the statement check', () => {
  it('prints the figure and is content when every id is expressed and proven', () => {
    expect(judge(evidence({}))).toEqual({ figure: '2/2 statements, 1/1 decisions', complaints: [] })
  })

  it('names an id without an element', () => {
    const { figure, complaints } = judge(evidence({ expressed: new Set(['S01', 'C01']) }))
    expect(figure).toBe('1/2 statements, 1/1 decisions')
    expect(complaints).toEqual([expect.stringMatching(/^S02 has no element/)])
  })

  it('names an id without a test', () => {
    expect(judge(evidence({ proven: new Set(['S01', 'S02']) })).complaints).toEqual([
      expect.stringMatching(/^C01 has no test/),
    ])
  })

  it('passes an id that waits, and says so', () => {
    const { figure, complaints } = judge(
      evidence({ proven: new Set(['S01', 'C01']), waiting: new Map([['S02', 'later']]) }),
    )
    expect(figure).toBe('1/2 statements, 1/1 decisions, 1 waiting: S02')
    expect(complaints).toEqual([])
  })

  it('complains of an id that waits although it has a test', () => {
    expect(judge(evidence({ waiting: new Map([['S02', 'later']]) })).complaints).toEqual([
      expect.stringMatching(/^S02 has a test now/),
    ])
  })

  it('complains of an id that nobody stated', () => {
    expect(judge(evidence({ proven: new Set(['S01', 'S02', 'C01', 'S99']) })).complaints).toEqual([
      expect.stringMatching(/^S99 is cited/),
    ])
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

  it('finds marks anywhere in the document', () => {
    const document = { a: [{ 'x-source': ['S01'] }], b: { 'x-decision': ['C01'], c: null } }
    expect([...pointersById(document)]).toEqual([
      ['S01', ['/a/0']],
      ['C01', ['/b']],
    ])
  })
})
