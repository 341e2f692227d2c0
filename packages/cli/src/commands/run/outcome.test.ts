import { expect, it } from 'vitest'
import { outcomeOf } from './outcome.ts'

it('a result that is none of ours never ends with 0', () => {
  expect(outcomeOf({ outcome: 'bogus' as never })).toEqual({ exitCode: 4, next: null })
})
