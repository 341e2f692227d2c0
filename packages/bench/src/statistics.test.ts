import { describe, expect, it } from 'vitest'
import { growthExponent, interleave, quantile, Rounds, spread } from './statistics.ts'

describe('the statistics of the benchmark', () => {
  it('takes a quantile between two neighbours', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5)
    expect(quantile([10, 20], 0.25)).toBe(12.5)
    expect(quantile([7], 0.99)).toBe(7)
  })

  it('refuses a quantile of nothing', () => {
    expect(() => quantile([], 0.5)).toThrow('nothing')
  })

  it('leaves the order of the given values alone', () => {
    const values = [3, 1, 2]
    spread(values)
    expect(values).toEqual([3, 1, 2])
  })

  it('gives the median between its quartiles, which one outlier does not move', () => {
    expect(spread([1, 2, 3, 4, 1000])).toEqual({ median: 3, low: 2, high: 4, runs: 5 })
  })

  it('compares run by run, so that a slow round changes no ratio', () => {
    const rounds = new Rounds<'ms'>()
    for (const ms of [2, 20, 2]) {
      rounds.add('ours', { ms })
      rounds.add('theirs', { ms: ms / 2 })
    }
    expect(rounds.ratio('ours', 'theirs', 'ms')).toEqual({ median: 2, low: 2, high: 2, runs: 3 })
  })

  it('tells linear growth from quadratic growth', () => {
    const exponent = (cost: (size: number) => number) =>
      growthExponent([10, 1000].map((size) => ({ size, cost: cost(size) })))
    expect(exponent((size) => 3 * size)).toBeCloseTo(1)
    expect(exponent((size) => size ** 2)).toBeCloseTo(2)
    expect(exponent(() => 5)).toBeCloseTo(0)
  })

  it('measures each subject once a round, every other round in the opposite order', async () => {
    const order: string[] = []
    const measured = await interleave(['a', 'b'], 3, async (name) => ({ place: order.push(name) }))
    expect(order.join('')).toBe('abbaab')
    expect(measured.of('a', 'place')).toEqual([1, 4, 5])
    expect(measured.of('b', 'place')).toEqual([2, 3, 6])
  })
})
