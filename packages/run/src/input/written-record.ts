import { isJsonObject } from '@bulk-import/internal/own'
import { InputError } from './input.ts'

/**
 * The JSON of a record that is an object, as the client writes it: refused where JSON would leave out or round a part of it.
 *
 * @throws InputError
 */
export function writtenRecord(record: unknown, number: number): Buffer {
  const refuse = (problem: string) => new InputError(number, `Record ${number} ${problem}.`)
  const noObject = 'must be an object, or the text or the bytes of its JSON'
  if (!isJsonObject(record)) throw refuse(noObject)
  let problem = 'cannot be written as JSON'
  let text: string
  try {
    text = JSON.stringify(record, (_, value: unknown) => {
      const lost = lossOf(value)
      if (lost === undefined) return value
      problem = `holds ${lost}, which JSON cannot carry: pass the record as the text of its JSON`
      throw new TypeError()
    })
  } catch {
    throw refuse(problem) // whatever JSON.stringify says quotes the record
  }
  if (!text?.startsWith('{')) throw refuse(noObject)
  return Buffer.from(text)
}

/** What JSON would leave out, or write as another value; undefined when nothing. */
function lossOf(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return undefined
  if (typeof value === 'number') {
    const isExact = Math.abs(value) <= Number.MAX_SAFE_INTEGER
    return isExact ? undefined : 'a number beyond 2^53, which may have been rounded, or none'
  }
  if (typeof value !== 'object') return value === undefined ? 'undefined' : `a ${typeof value}`
  const prototype = Object.getPrototypeOf(value)
  const isPlain = Array.isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null
  return isPlain || Object.keys(value).length > 0 ? undefined : 'an object without properties, such as a Map'
}
