import type { Inferred } from '@bulk-import/verify'
import { CommandLineError } from '../errors.ts'
import { repeated } from './option-types.ts'

const names = [
  'stagePath',
  'recordsProperty',
  'executePath',
  'statusPath',
  'exceptionsPath',
  'firstOffset',
] as const satisfies (keyof Inferred)[]

export const inferredOption = {
  inferred: repeated(
    'NAME=VALUE',
    `Provisional. What the service does differently from what we inferred: ${names.join(', ')}`,
  ),
}

/** What the service does differently. Whether a value can be used, its user says. @throws CommandLineError */
export function readInferred(given: readonly string[] | undefined): Inferred | undefined {
  if (given === undefined) return undefined
  const entries = given.map((text): [string, string | number] => {
    const [name = '', value] = text.split(/=(.*)/s, 2)
    if (!value || !names.some((known) => known === name)) {
      throw new CommandLineError(`--inferred must be NAME=VALUE, with one of ${names.join(', ')}.`)
    }
    if (name !== 'firstOffset') return [name, value]
    if (!/^\d{1,15}$/.test(value)) throw new CommandLineError('--inferred firstOffset must be a whole number.')
    return [name, Number(value)]
  })
  return Object.fromEntries(entries)
}
