import fc from 'fast-check'
import type { JsonSchema, Schema } from '../generate/json-schema.ts'
import { wholeAndParts } from './parts.ts'

/** A value of every JSON type, and a few that are close to each other. */
const strangers: unknown[] = [null, true, false, 0, 1, -1, 2.5, '', ' ', 'x', [], {}]

/** Values at and beside every bound that the schema has at this place: some legal, some not. */
export function nearValues(schema: Schema, random: () => number): unknown[] {
  const near = wholeAndParts(schema).flatMap((part) => [
    ...[...(part.enum ?? []), ...('const' in part ? [part.const] : [])].flatMap(spellings),
    ...Object.entries(part).flatMap(([keyword, bound]) => nearBound(keyword, bound, random)),
    ...integersBetween(part),
  ])
  return [...strangers, ...near]
}

function spellings(value: unknown): unknown[] {
  return typeof value === 'string' ? [value, value.toLowerCase(), `${value}x`] : [value]
}

function nearBound(keyword: string, bound: unknown, random: () => number): unknown[] {
  if (keyword === 'pattern') return [...matchingStrings(String(bound), random), ...randomStrings(String(bound), random)]
  if (typeof bound !== 'number') return []
  if (/^(min|max)Length$/.test(keyword)) return [bound - 1, bound, bound + 1].flatMap(stringsOfLength)
  return /imum$|^multipleOf$/.test(keyword) ? [bound - 1, bound - 0.5, bound, bound + 0.5, bound + 1, bound * 2] : []
}

/** Every integer of a small range: an edit may take one out of the middle. */
function integersBetween({ minimum, maximum }: JsonSchema): number[] {
  if (minimum === undefined || maximum === undefined || maximum - minimum > 100) return []
  return Array.from({ length: Math.floor(maximum - minimum) + 1 }, (_, index) => minimum + index)
}

function stringsOfLength(length: number): string[] {
  if (length < 0 || length > 5000) return []
  return ['x', ' ', '7', '😀'].map((character) => character.repeat(length))
}

/** Strings that match the pattern; none when it is one for which none can be made, as with a look-ahead. */
export function matchingStrings(pattern: string, random: () => number): string[] {
  try {
    return fc.sample(fc.stringMatching(new RegExp(pattern, 'u')), { numRuns: 20, seed: Math.floor(random() * 2 ** 31) })
  } catch {
    return []
  }
}

/** Strings of letters that the pattern itself speaks of, and some that it does not. */
function randomStrings(pattern: string, random: () => number): string[] {
  const alphabet = [...new Set(`${pattern.replaceAll(/[\\^$*+?.()|[\]{}]/g, '')}aZ09 _-.\t`)]
  const controls = Array.from({ length: 33 }, (_, code) => String.fromCharCode(code)).flatMap((character) => [
    `a${character}b`,
    `a${character}${character}b`,
  ])
  const mixed = Array.from({ length: 200 }, () => {
    const length = Math.floor(random() * 12)
    return Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('')
  })
  return [...controls, ...mixed]
}

/** The properties that the schema declares, in itself and in what it is combined of. */
export function propertiesOf(schema: Schema): Record<string, Schema[]> {
  const found: Record<string, Schema[]> = {}
  const parts = wholeAndParts(schema)
  for (const { properties = {} } of parts) {
    for (const [name, property] of Object.entries(properties)) found[name] = [...(found[name] ?? []), property]
  }
  for (const { required = [], dependentRequired = {} } of parts) {
    for (const name of [...required, ...Object.keys(dependentRequired)]) found[name] ??= [true]
  }
  return found
}
