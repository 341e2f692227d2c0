import { describe, expect, it } from 'vitest'
import { pairwise, type Row } from './pairwise.ts'

const anything = () => true

function pairsOf(rows: Row[]): Set<string> {
  return new Set(
    rows.flatMap((row) => row.flatMap((one, left) => row.map((other, right) => `${left}${one}${right}${other}`))),
  )
}

describe('pairwise', () => {
  it.each([[[2, 2]], [[3, 3, 3, 3]], [[2, 3, 4, 5]], [[1, 2, 2]]])('covers every pair of %j', (counts) => {
    const pairs = pairsOf(pairwise(counts, anything))
    counts.forEach((count, left) => {
      counts.slice(left + 1).forEach((otherCount, step) => {
        for (let one = 0; one < count; one++) {
          for (let other = 0; other < otherCount; other++) {
            expect(pairs).toContain(`${left}${one}${left + 1 + step}${other}`)
          }
        }
      })
    })
  })

  it('needs far fewer rows than there are combinations, and always the same ones', () => {
    const counts = Array<number>(8).fill(3)
    expect(pairwise(counts, anything).length).toBeLessThan(25)
    expect(pairwise(counts, anything)).toEqual(pairwise(counts, anything))
  })

  it('uses no row that is not legal, and leaves out a pair that no legal row holds', () => {
    const isLegal = ([one, other]: Row) => !(one === 1 && other === 1)
    const rows = pairwise([2, 2, 3], isLegal)
    expect(rows.every(isLegal)).toBe(true)
    expect(pairsOf(rows)).not.toContain('0111')
    expect(pairsOf(rows)).toContain('0122')
  })
})
