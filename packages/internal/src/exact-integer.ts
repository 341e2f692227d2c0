/**
 * A member of a JSON object as it is written: of a number the digits, which JSON.parse alone rounds when a double cannot hold
 * them (C11); of a string its characters. Undefined when it is anything else, or not there. Of two with the name the last counts,
 * as JSON.parse has it.
 *
 * @param json the text, which may be cut off; it is walked once, without a regular expression, since it is foreign
 */
export function memberText(json: string, member: string): string | undefined {
  let [name, before, value] = ['', '', '']
  eachOuterToken(json, (token) => {
    if (before === ':' && isName(name, member)) value = token
    if (token === ':') name = before
    before = token
  })
  return value.startsWith('"') ? unquoted(value) : /^-?\d/.test(value) ? value : undefined
}

/** Calls back with each token of an object that stands in nothing within it, as far as they are whole; of what nests, with its last bracket. */
function eachOuterToken(json: string, take: (token: string) => void): void {
  let at = afterSpace(json, 0)
  if (json.charAt(at) !== '{') return
  for (let depth = 0; at < json.length; ) {
    const end = endOfToken(json, at)
    if (end === undefined) return
    const sign = json.charAt(at)
    if (isOneOf('{[', sign)) depth++
    if (isOneOf('}]', sign)) depth--
    if (depth === 1) take(json.slice(at, end))
    at = afterSpace(json, end)
  }
}

function isOneOf(signs: string, sign: string): boolean {
  return sign !== '' && signs.includes(sign)
}

function afterSpace(json: string, start: number): number {
  let at = start
  while (isOneOf(' \t\r\n', json.charAt(at))) at++
  return at
}

/** Where the token that begins there ends; undefined where the text ends first. */
function endOfToken(json: string, start: number): number | undefined {
  if (isOneOf('{}[],:', json.charAt(start))) return start + 1
  if (json[start] === '"') {
    let quote = json.indexOf('"', start + 1)
    while (isEscaped(json, quote)) quote = json.indexOf('"', quote + 1)
    return quote < 0 ? undefined : quote + 1
  }
  let at = start + 1
  while (at < json.length && !isOneOf('{}[],:" \t\r\n', json.charAt(at))) at++
  return at < json.length ? at : undefined
}

function isEscaped(json: string, quote: number): boolean {
  let at = quote
  while (json[at - 1] === '\\') at--
  return (quote - at) % 2 === 1
}

function isName(literal: string, member: string): boolean {
  return literal === `"${member}"` || (literal.includes('\\') && unquoted(literal) === member)
}

function unquoted(literal = ''): string | undefined {
  try {
    return JSON.parse(literal) as string
  } catch {
    return undefined
  }
}

/** Whether a text is an integer in plain digits that 64 bits hold, signed. */
export function isInt64(text: string): boolean {
  if (text.length > 20 || !/^(0|-?[1-9]\d*)$/.test(text)) return false
  return BigInt.asIntN(64, BigInt(text)) === BigInt(text)
}
