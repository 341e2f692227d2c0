import { describe, expect, it } from 'vitest'
import { cell, figuresMarkdown, goal, number, type Section, table } from './report.ts'

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
    expect(cell(undefined)).toBe('–')
    expect(cell({ median: Number.NaN, low: Number.NaN, high: Number.NaN, runs: 5 })).toBe('–')
    expect(cell('both ways')).toBe('both ways')
  })

  it('meets a bound that is reached exactly, and not one that is missed', () => {
    expect(goal('size', 6.5, 'at most', 6.5, ' kB')).toEqual({
      what: 'size',
      wanted: 'at most 6.5 kB',
      got: '6.5 kB',
      isMet: true,
    })
    expect(goal('size', 6.6, 'at most', 6.5).isMet).toBe(false)
    expect(goal('speed', 9.9, 'at least', 10).isMet).toBe(false)
    expect(goal('speed', Number.NaN, 'at least', 10).isMet).toBe(false)
  })

  it('writes a section with its goals and tables, whose columns line up', () => {
    const section: Section = {
      title: 'Client',
      tables: [table('Calls', ['ours'], { µs: () => 12 })],
      goals: [goal('one', 3, 'at most', 2)],
    }
    expect(figuresMarkdown(section, new Date('2026-11-23T10:00:00Z'), 0.91)).toBe(
      [
        'Measured 2026-11-23; load average before: 0.91.',
        '',
        '| goal |    wanted | got |             |',
        '| ---- | --------: | --: | ----------: |',
        '| one  | at most 2 |   3 | **not met** |',
        '',
        '**Calls**',
        '',
        '|      |  µs |',
        '| ---- | --: |',
        '| ours |  12 |',
      ].join('\n'),
    )
  })
})
