import { describe, expect, it } from 'vitest'
import { didYouMean, nearest } from './did-you-mean.ts'

const names = ['attemptTimeoutMs', 'auth', 'deadlineMs', 'fetch', 'hooks', 'initiate', 'verify']

describe('the name that was meant', () => {
  it.each([
    ['attemptTimeout', 'attemptTimeoutMs'],
    ['Fetch', 'fetch'],
    ['fecth', 'fetch'],
    ['initate', 'initiate'],
    ['hook', 'hooks'],
    ['veirfy', 'verify'],
  ])('by "%s" is %s', (given, name) => {
    expect(nearest(given, names)).toBe(name)
  })

  it.each(['', 'x', 'au', 'timeout', 'constructor', 'x'.repeat(100_000)])('by "%s" is not known', (given) => {
    expect(nearest(given, names)).toBeUndefined()
  })

  it('is quoted as the caller wants it, or nothing is said', () => {
    expect(didYouMean('initate', names, (name) => `"${name}"`)).toBe(' Did you mean "initiate"?')
    expect(didYouMean('nothing like it', names, String)).toBe('')
  })
})
