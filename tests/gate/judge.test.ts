import { describe, expect, it } from 'vitest'
import { raise, readChangeset } from '../../scripts/gate/changesets.ts'
import { judge, type Situation } from '../../scripts/gate/judge.ts'
import type { Impact } from '../../scripts/gate/redocly-diff.ts'
import { render } from '../../scripts/gate/render.ts'

const situation = (change: Partial<Situation>): Situation => ({
  impact: undefined,
  areTypesChanged: false,
  uncompilableCode: [],
  declared: new Map(),
  versions: { documents: {}, package: '1.0.0' },
  ...change,
})
const declared = (...bumps: [string, Impact][]) => new Map(bumps)

describe('the gate', () => {
  it('lets a change pass that leaves the contract alone', () => {
    expect(judge(situation({}))).toEqual([])
  })

  it('says which file to add, with the text to start from', () => {
    const [complaint] = judge(situation({ impact: 'major' }))
    expect(complaint).toContain('.changeset/')
    expect(complaint).toContain('---\n"@bulk-import/contract": major\n---')
  })

  it('wants the client bumped too when the types that callers compile against change', () => {
    const change = {
      impact: 'minor',
      areTypesChanged: true,
      declared: declared(['@bulk-import/contract', 'minor']),
    } as const
    expect(judge(situation(change))).toEqual([expect.stringContaining('"@bulk-import/client": minor')])
    const both = declared(['@bulk-import/contract', 'minor'], ['@bulk-import/client', 'minor'])
    expect(judge(situation({ ...change, declared: both }))).toEqual([])
  })

  it('takes code that no longer compiles for a breaking change, however the document was rated', () => {
    const change: Partial<Situation> = {
      impact: 'patch',
      uncompilableCode: ['README.md: error'],
      declared: declared(['@bulk-import/contract', 'minor']),
    }
    const complaints = judge(situation(change))
    expect(complaints[0]).toContain('README.md: error')
    expect(complaints[1]).toContain('"@bulk-import/contract": major')
    expect(judge(situation({ ...change, declared: declared(['@bulk-import/contract', 'major']) }))).toEqual([])
  })

  it('wants info.version to follow the package', () => {
    const versions = { documents: { 'spec/a.yaml': '1.0.0', 'spec/b.yaml': '1.1.0' }, package: '1.1.0' }
    const complaint = expect.stringMatching(/^info\.version in spec\/a\.yaml .* Set it to 1\.1\.0/)
    expect(judge(situation({ versions }))).toEqual([complaint])
  })
})

describe('a changeset', () => {
  it.each([
    ['---\n"@bulk-import/contract": minor\n---\n\nWords.', { '@bulk-import/contract': 'minor' }],
    ['---\r\n"@bulk-import/contract": major\r\n---\r\n\r\nWords.\r\n', { '@bulk-import/contract': 'major' }],
    ['---\n---\n', {}],
  ])('%j declares %j', (text, bumps) => {
    expect(readChangeset('a.md', text)).toEqual(bumps)
  })

  it.each([
    ['Words.', /front matter between lines/],
    ['---\n@bulk-import/contract: major\n---\nWords.', /not YAML. Is the name of the package in quotes/],
    ['---\n"@bulk-import/contract": majr\n---\nWords.', /must be major, minor or patch, but is "majr"/],
    ['---\n"@bulk-import/contract": major\n---\n\n', /no sentence/],
  ])('%j is refused with words that help', (text, words) => {
    expect(() => readChangeset('a.md', text)).toThrow(words)
  })

  it('may be used up: a version that was raised counts for what it is', () => {
    expect(raise('0.1.0', '1.0.0')).toBe('major')
    expect(raise('1.2.3', '1.3.0')).toBe('minor')
    expect(raise('1.2.3', '1.2.4')).toBe('patch')
    expect(raise('1.2.3', '1.2.3')).toBeUndefined()
    expect(raise('1.2.3', '1.1.9')).toBeUndefined()
  })
})

describe('the comparison', () => {
  const verdict = {
    impact: 'major' as const,
    changes: [
      { path: '#/paths/~1x/post/requestBody', what: 'a | b', impact: 'major' as const, counterexample: { Name: 'x' } },
      { path: '#/info', what: 'words', impact: 'patch' as const, triesWithoutCounterexample: 9 },
    ],
  }

  it('shows a person each change with its proof, the breaking ones first', () => {
    expect(render(verdict, 'v1', 'text')).toMatchInlineSnapshot(`
      "Contract compared with v1: 2 changes, needs at least major
        breaking   a | b
                   at /x/post/requestBody
                   was legal before, and is refused now: {"Name":"x"}
        no effect  words
                   at #/info
                   not breaking: no counterexample among 9 values tried"
    `)
  })

  it('shows a pull request a table, in which a bar does not break the row', () => {
    expect(render(verdict, 'v1', 'markdown')).toContain(
      '| breaking | a \\| b | was legal before, and is refused now: {"Name":"x"} |',
    )
  })

  it('gives a program all of it', () => {
    expect(JSON.parse(render(verdict, 'v1', 'json'))).toEqual({ base: 'v1', ...verdict })
    expect(JSON.parse(render({ changes: [], impact: undefined }, 'v1', 'json')).impact).toBe('none')
  })
})
