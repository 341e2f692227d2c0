import { describe, expect, it } from 'vitest'
import {
  abortSignal,
  boolean,
  checkOptions,
  fn,
  integerBetween,
  milliseconds,
  positiveInteger,
} from './option-validators.ts'

describe('the value of an option', () => {
  it.each([
    ['milliseconds', milliseconds, [1, 0.5, Number.POSITIVE_INFINITY]],
    ['a positive integer', positiveInteger, [1, 2 ** 53, Number.POSITIVE_INFINITY]],
    ['a boolean', boolean, [true, false]],
    ['a function', fn, [() => 1, class {}]],
    ['an AbortSignal', abortSignal, [new AbortController().signal]],
    ['a whole number from 0 to 5', integerBetween(0, 5), [0, 5]],
  ])('may be %s', (_, validate, values) => {
    expect(values.map((value) => validate(value, {}))).toEqual(values.map(() => undefined))
  })

  it.each([
    [milliseconds, 0, 'must be a positive number of milliseconds, got 0'],
    [milliseconds, Number.NaN, 'must be a positive number of milliseconds, got NaN'],
    [milliseconds, null, 'must be a positive number of milliseconds, got null'],
    [milliseconds, [5], 'must be a positive number of milliseconds, got an array'],
    [positiveInteger, 1.5, 'must be a positive integer, got 1.5'],
    [positiveInteger, '', 'must be a positive integer, got an empty string'],
    [boolean, 1, 'must be true or false, got 1'],
    [fn, {}, 'must be a function, got an object'],
    [abortSignal, () => 1, 'must be an AbortSignal, got a function'],
    [integerBetween(0, 5), 6, 'must be a whole number from 0 to 5, got 6'],
    [integerBetween(0, 5), 1n, 'must be a whole number from 0 to 5, got a bigint'],
  ])('is refused in words: %#', (validate, value, problem) => {
    expect(validate(value, {})).toBe(problem)
  })

  it('is not repeated when it is a text, which may be a secret', () => {
    expect(positiveInteger('hunter2', {})).toBe('must be a positive integer, got a string')
  })
})

describe('options', () => {
  const validators = { deadlineMs: milliseconds, attemptTimeoutMs: milliseconds, maxAttempts: positiveInteger }
  const problemsOf = (given: object) => {
    const problems: string[][] = []
    const refuse = (...told: string[]): never => {
      problems.push(told)
      throw new Error('refused')
    }
    try {
      checkOptions(given, validators, refuse)
    } catch {
      // Told above.
    }
    return problems
  }

  it('may be left out, or undefined', () => {
    expect(problemsOf({})).toEqual([])
    expect(problemsOf({ deadlineMs: 5, maxAttempts: undefined })).toEqual([])
  })

  it('are refused one at a time, by name', () => {
    const problem = 'must be a positive integer, got 1.5'
    expect(problemsOf({ maxAttempts: 1.5, deadlineMs: 0 })).toEqual([
      ['maxAttempts', problem, `\`maxAttempts\` ${problem}`],
    ])
  })

  it('of an unknown name are refused, with the name that was meant', () => {
    expect(problemsOf({ attemptTimeout: 5 }).flat()).toContain(
      'Unknown option `attemptTimeout`. Did you mean `attemptTimeoutMs`?',
    )
    expect(problemsOf({ constructor: 5 }).flat()).toContain('Unknown option `constructor`.')
  })
})
