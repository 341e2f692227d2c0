import { parseDuration } from '@bulk-import/internal/duration'
import { CommandLineError } from '../errors.ts'
import type { Flag, Valued } from './read-options.ts'

// What a timer can hold; a longer one would fire at once.
const longestTimerMs = 2 ** 31 - 1

/** Given or not. */
export const flag = (help: string): Flag => ({ help })

/** A text as it is. */
export const text = (placeholder: string, help: string): Valued<string> => ({ placeholder, help, parse: String })

/** A comma-separated list; the option may be given several times. */
export function list(placeholder: string, help: string): Valued<string[]> {
  return { placeholder, help, isList: true, parse: (given) => given.split(',').map((part) => part.trim()) }
}

/** A text as it is, each time that the option is given. */
export function repeated(placeholder: string, help: string): Valued<string[]> {
  return { placeholder, help, isList: true, parse: (given) => [given] }
}

/** A number, whether it is a good one or not: the contract says that. */
export function number(help: string): Valued<number> {
  return parsed('N', help, 'a number', (given) =>
    /^-?\d{1,15}(\.\d{1,15})?$/.test(given) ? Number(given) : Number.NaN,
  )
}

/** A whole number within bounds, both included. */
export function integer(help: string, minimum: number, maximum: number): Valued<number> {
  return parsed('N', help, `a whole number from ${minimum} to ${maximum}`, (given) => {
    const value = /^\d{1,16}$/.test(given) ? Number(given) : Number.NaN
    return value >= minimum && value <= maximum ? value : Number.NaN
  })
}

/** A number and a unit, such as 30s, in milliseconds. */
export function duration(help: string, maximumMs = longestTimerMs): Valued<number> {
  return durationWithin(help, 0, maximumMs, 'a duration, such as 50ms, 30s, 2m or 6h')
}

/** A duration within bounds, both included, in milliseconds. */
export function durationWithin(help: string, minimumMs: number, maximumMs: number, expected: string): Valued<number> {
  return parsed('DURATION', help, expected, (given) => {
    const ms = parseDuration(given)
    return ms >= minimumMs && ms <= maximumMs ? ms : Number.NaN
  })
}

/** @param read gives the number; NaN or an error when it is none */
function parsed(placeholder: string, help: string, expected: string, read: (given: string) => number): Valued<number> {
  return {
    placeholder,
    help,
    parse(given, flag) {
      try {
        const value = read(given)
        if (!Number.isNaN(value)) return value
      } catch {
        // Not a duration.
      }
      throw new CommandLineError(`${flag} must be ${expected}.`)
    },
  }
}
