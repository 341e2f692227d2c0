import { describe, expect, it } from 'vitest'
import { seededRandom, shuffled } from './random.ts'

const numbers = Array.from({ length: 100 }, (_, index) => index)
const draw = (seed: number) => numbers.map(seededRandom(seed))

describe('random numbers of a seed', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(draw(7)).toEqual(draw(7))
    expect(draw(7)).not.toEqual(draw(8))
  })

  it('lie from 0 to below 1, all over it', () => {
    const sorted = draw(1).sort((one, other) => one - other)
    expect(sorted[0]).toBeGreaterThanOrEqual(0)
    expect(sorted.at(-1)).toBeLessThan(1)
    expect(sorted[50]).toBeCloseTo(0.5, 0)
  })
})

it('shuffling keeps every item and leaves the list itself alone', () => {
  const order = shuffled(numbers, seededRandom(3))
  expect(order).not.toEqual(numbers)
  expect([...order].sort((one, other) => one - other)).toEqual(numbers)
})
