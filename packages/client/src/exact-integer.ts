import { own } from './own.ts'

/**
 * A member of a JSON object as it is written: of a number the digits, which JSON.parse alone rounds when a double cannot hold
 * them (C11); of a string its characters. Undefined when it is anything else, or not there.
 *
 * @param json the whole text, which must be JSON; it is walked once, without a regular expression, since it is foreign
 */
export function memberText(json: string, member: string): string | undefined {
  const parts: string[] = []
  let copied = 0
  for (let at = 0; at < json.length; at++) {
    if (json[at] === '"') at = endOfString(json, at)
    else if (isOneOf('-0123456789', json[at])) {
      const start = at
      while (isOneOf('+-.eE0123456789', json[at + 1])) at++
      parts.push(json.slice(copied, start), '"', json.slice(start, at + 1), '"')
      copied = at + 1
    }
  }
  const value = own(JSON.parse(parts.join('') + json.slice(copied)), member)
  return typeof value === 'string' ? value : undefined
}

function isOneOf(signs: string, sign: string | undefined): boolean {
  return sign !== undefined && signs.includes(sign)
}

/** Where the string that begins there ends. */
function endOfString(json: string, start: number): number {
  let at = start + 1
  while (json[at] !== '"') at += json[at] === '\\' ? 2 : 1
  return at
}

/** Whether a text is an integer in plain digits that 64 bits hold, signed. */
export function isInt64(text: string): boolean {
  if (text.length > 20 || !/^(0|-?[1-9]\d*)$/.test(text)) return false
  return BigInt.asIntN(64, BigInt(text)) === BigInt(text)
}
