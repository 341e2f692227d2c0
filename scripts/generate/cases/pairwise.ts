/** What each factor can be. A row holds one choice of each, by its index. */
export type Row = number[]

/**
 * Rows in which every pair of choices of two factors occurs at least once, as long as a legal row can hold it. Always the same for
 * the same input.
 *
 * @param counts how many choices each factor has
 * @param isLegal whether a whole row may be used
 * @param tied how many of the first factors decide that: what follows them is not tried where they are not legal
 */
export function pairwise(counts: readonly number[], isLegal: (row: Row) => boolean, tied = counts.length): Row[] {
  const open = allPairs(counts)
  const rows: Row[] = []
  for (const pair of allPairs(counts).keys()) {
    if (!open.has(pair)) continue
    const row = widen({ counts, open, isLegal, tied }, pair)
    if (row === undefined) continue // no legal row holds it
    for (const covered of pairsOf(row)) open.delete(covered)
    rows.push(row)
  }
  return rows
}

function allPairs(counts: readonly number[]): Set<string> {
  const pairs = new Set<string>()
  for (let left = 0; left < counts.length; left++) {
    for (let right = left + 1; right < counts.length; right++) {
      for (let one = 0; one < (counts[left] ?? 0); one++) {
        for (let other = 0; other < (counts[right] ?? 0); other++) pairs.add(pairOf(left, one, right, other))
      }
    }
  }
  return pairs
}

function pairOf(left: number, one: number, right: number, other: number): string {
  return `${left}:${one} ${right}:${other}`
}

function pairsOf(row: Row): string[] {
  return row.flatMap((one, left) => row.slice(left + 1).map((other, step) => pairOf(left, one, left + 1 + step, other)))
}

interface Search {
  counts: readonly number[]
  open: Set<string>
  isLegal: (row: Row) => boolean
  tied: number
}

/** The row around a pair that is built factor by factor, each time with the choice that covers most of the open pairs. */
function widen({ counts, open, isLegal, tied }: Search, pair: string): Row | undefined {
  const fixed = new Map(pair.split(' ').map((part) => part.split(':').map(Number) as [number, number]))
  const partial: (number | undefined)[] = counts.map((_, factor) => fixed.get(factor))
  return fill(0)

  function fill(factor: number): Row | undefined {
    if (factor === tied && !isLegal(partial.map((choice, index) => (index < tied ? (choice ?? 0) : 0))))
      return undefined
    if (factor === counts.length) return [...partial] as Row
    if (fixed.has(factor)) return fill(factor + 1)
    const choices = [...Array(counts[factor]).keys()].sort((one, other) => gain(factor, other) - gain(factor, one))
    for (const choice of choices) {
      partial[factor] = choice
      const row = fill(factor + 1)
      if (row !== undefined) return row
    }
    partial[factor] = undefined
    return undefined
  }

  function gain(factor: number, choice: number): number {
    return partial.filter((other, index) => {
      if (other === undefined || index === factor) return false
      return open.has(index < factor ? pairOf(index, other, factor, choice) : pairOf(factor, choice, index, other))
    }).length
  }
}
