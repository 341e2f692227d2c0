import { describe, expect, it } from 'vitest'
import { cell, goal, number, type Section, sectionMarkdown, tableMarkdown } from './report.ts'

describe('the report of the benchmark', () => {
  it('writes numbers with three significant digits', () => {
    expect([0, 0.1234, 1.236, 12.36, 123.6, 12345.6, Number.NaN].map(number)).toEqual([
      '0',
      '0.123',
      '1.24',
      '12.4',
      '124',
      '12,346',
      '–',
    ])
  })

  it('shows the quartiles of several runs, and of one run only the figure', () => {
    expect(cell({ median: 2, low: 1, high: 3, runs: 5 })).toBe('2 (1–3)')
    expect(cell({ median: 2, low: 2, high: 2, runs: 1 })).toBe('2')
    expect([undefined, null].map(cell)).toEqual(['–', '–'])
    expect(cell('both ways')).toBe('both ways')
  })

  it('meets a bound that is reached exactly, and not one that is missed', () => {
    expect(goal('size', 6.5, { atMost: 6.5 }, ' kB')).toEqual({
      what: 'size',
      wanted: 'at most 6.5 kB',
      got: '6.5 kB',
      isMet: true,
    })
    expect(goal('size', 6.6, { atMost: 6.5 }).isMet).toBe(false)
    expect(goal('speed', 9.9, { atLeast: 10 }).isMet).toBe(false)
    expect(goal('speed', Number.NaN, { atLeast: 10 }).isMet).toBe(false)
  })

  it('lines up the columns of a table', () => {
    const table = { title: 'Calls', columns: ['µs'], rows: [{ name: 'ours', cells: [12] }], note: 'A note.' }
    expect(tableMarkdown(table)).toBe(
      ['**Calls**', '', '|      |  µs |', '| ---- | --: |', '| ours |  12 |', '', 'A note.'].join('\n'),
    )
  })

  it('says why a goal is not met, and only then', () => {
    const section: Section = {
      title: 'Size',
      introduction: 'How.',
      tables: [],
      goals: [
        { ...goal('one', 1, { atMost: 2 }), why: 'never shown' },
        { ...goal('other', 3, { atMost: 2 }), why: 'the reason' },
      ],
    }
    const text = sectionMarkdown(section)
    expect(text).toContain('*Not met – other:* the reason')
    expect(text).not.toContain('never shown')
  })
})
