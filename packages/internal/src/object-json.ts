import { isJsonObject } from './own.ts'

/**
 * The JSON of an object that says all that the object does; undefined for what is no object. Where there is none, `lost` is what the object
 * holds that JSON would leave out, round or change, and undefined where it cannot be written at all.
 */
export function objectJson(value: unknown): string | { lost: string | undefined } | undefined {
  if (!isJsonObject(value)) return undefined
  let loss: string | undefined
  try {
    const text = JSON.stringify(value, (_, member: unknown) => {
      loss = lossOf(member)
      if (loss === undefined) return member
      throw new TypeError()
    })
    return text.startsWith('{') ? text : undefined
  } catch {
    return { lost: loss } // whatever JSON.stringify says quotes the value
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
