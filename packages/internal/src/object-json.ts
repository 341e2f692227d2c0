import { isJsonObject } from './own.ts'

/** Why a value cannot be written as a JSON object; `lost` is what it holds that JSON would leave out, round or change. */
type NotWritten = { reason: 'no-object' } | { reason: 'not-serializable' } | { reason: 'lossy'; lost: string }

/** The JSON of an object that says all that the object does. */
export function objectJson(value: unknown): string | NotWritten {
  if (!isJsonObject(value)) return { reason: 'no-object' }
  let problem: NotWritten = { reason: 'not-serializable' }
  try {
    const text = JSON.stringify(value, (_, member: unknown) => {
      const lost = lossOf(member)
      if (lost === undefined) return member
      problem = { reason: 'lossy', lost }
      throw new TypeError()
    })
    return text.startsWith('{') ? text : { reason: 'no-object' }
  } catch {
    return problem // whatever JSON.stringify says quotes the value
  }
}

/** What JSON would leave out, or write as another value; undefined when nothing. */
function lossOf(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return undefined
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return String(value)
    return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? undefined : 'a number beyond 2^53, which may have been rounded'
  }
  if (typeof value !== 'object') return value === undefined ? 'undefined' : `a ${typeof value}`
  const prototype = Object.getPrototypeOf(value)
  const isPlain = Array.isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null
  return isPlain || Object.keys(value).length > 0 ? undefined : 'an object without properties, such as a Map'
}
