import { RunError } from '../errors.ts'
import type { NewRun } from '../options.ts'
import type { Input } from './input.ts'
import { iterableInput } from './iterable-input.ts'

/**
 * The input that is given, or one of the records that are.
 *
 * @throws RunError for what gives no records, before anything is sent: a path, or the bytes of a file
 */
export function inputOf(records: NewRun['records'] | undefined, mayLack: boolean): Input | undefined {
  if (records === undefined && mayLack) return undefined
  const given: object = Object(records)
  if ('chunks' in given && 'facts' in given) return given as Input
  const isIterable = Symbol.iterator in given || Symbol.asyncIterator in given
  if (isIterable && typeof records !== 'string' && !ArrayBuffer.isView(records))
    return iterableInput(given as Iterable<unknown>)
  const message = '`records` must be an input such as that of fileInput, or give one record after the other.'
  throw new RunError('USAGE', message, { reached: 'nothing-sent', next: null })
}
