import { hash } from 'node:crypto'
import fc from 'fast-check'

/** Draws batches of values of which no two are the same, whatever the batch. @param plain the value without what makes no difference */
export function distinctBatches<Value>(values: fc.Arbitrary<Value>, plain: (value: Value) => unknown) {
  const seen = new Set<string>()

  function isNew(value: Value): boolean {
    const { size } = seen
    return seen.add(hash('sha1', JSON.stringify(plain(value)))).size > size
  }

  return (seed: number, size: number): Value[] => {
    const batch: Value[] = []
    for (let round = 0; batch.length < size; round++) {
      const numRuns = size - batch.length
      batch.push(...fc.sample(values, { numRuns, seed: seed + round * 1_000_003 }).filter(isNew))
    }
    return batch
  }
}
