import { parsed, stringEnd } from './json-token.ts'

/**
 * A member of a JSON object as it is written: of a number the digits, which JSON.parse alone rounds when a double cannot hold
 * them (C11); of a string its characters. Undefined when it is anything else, or not there. Of two with the name the last counts,
 * as JSON.parse has it.
 *
 * @param json the text, which may be cut off and may be anything: it is walked once, from one quote or bracket to the next
 */
export function memberText(json: string, member: string): string | undefined {
  const name = JSON.stringify(member)
  let value = ''
  eachOuterString(json, (start, end) => {
    if (isName(json.slice(start, end), name)) value = valueAfter(json, end) ?? value
  })
  if (value.startsWith('"')) return parsed(value) as string | undefined
  return /^-?\d/.test(value) ? value : undefined
}

/** Calls back with the place of each name of an object, and of each string that is a value of it. */
function eachOuterString(json: string, take: (start: number, end: number) => void): void {
  if (!/^[ \t\r\n]*\{/.test(json)) return
  let depth = 0
  for (let at = find(quoteOrBracket, json, 0), end = 0; at >= 0; at = find(quoteOrBracket, json, end)) {
    const sign = json.charAt(at)
    end = sign === '"' ? (stringEnd(json, at) ?? json.length) : at + 1
    if (sign !== '"') depth += '{['.includes(sign) ? 1 : -1
    else if (depth === 1) take(at, end)
  }
}

const quoteOrBracket = /["{}[\]]/g
const colon = /[ \t\r\n]*:[ \t\r\n]*/y
const delimiter = /["{}[\],: \t\r\n]/g

/** Where a pattern is found from there on; -1 where it is not. */
function find(pattern: RegExp, json: string, start: number): number {
  pattern.lastIndex = start
  return pattern.test(json) ? pattern.lastIndex - 1 : -1
}

/** Whether a string is the name, which may be written with escapes. */
function isName(literal: string, name: string): boolean {
  return literal === name || (literal.includes('\\') && JSON.stringify(parsed(literal)) === name)
}

/**
 * The value behind a name that ends there: a string, a scalar, or the bracket of what nests. Undefined where there is no colon, and
 * where the text may be cut off within the value.
 */
function valueAfter(json: string, nameEnd: number): string | undefined {
  colon.lastIndex = nameEnd
  if (!colon.test(json)) return undefined
  const start = colon.lastIndex
  const end = json[start] === '"' ? (stringEnd(json, start) ?? -1) : find(delimiter, json, start + 1)
  return end < 0 ? undefined : json.slice(start, end)
}

/** Whether a text is an integer in plain digits that 64 bits hold, signed. */
export function isInt64(text: string): boolean {
  if (text.length > 20 || !/^(0|-?[1-9]\d*)$/.test(text)) return false
  return text.length < 19 || BigInt.asIntN(64, BigInt(text)) === BigInt(text)
}

/** Whether a text is one above 0. */
export function isPositiveInt64(text: string): boolean {
  return isInt64(text) && /^[1-9]/.test(text)
}
