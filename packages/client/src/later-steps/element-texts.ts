import { parsed, stringEnd } from '@bulk-import/internal/json-token'

/**
 * The texts of the elements of an array that is a member of a JSON object, byte for byte but for line breaks, which JSON has only between
 * tokens. Of two members with the name the last counts, as JSON.parse has it.
 *
 * @param json a text that JSON.parse takes
 */
export function elementTexts(json: string, member: string): string[] {
  let texts: string[] = []
  let name: unknown
  let depth = 0
  /** Where an element of the array begins; negative outside of it. */
  let start = -1
  const endElement = (end: number) => {
    const text = json
      .slice(start, end)
      .replaceAll(/[\r\n]+/g, '')
      .trim()
    if (text !== '') texts.push(text)
  }
  const open = (sign: string, after: number) => {
    depth++
    if (sign !== '[' || depth !== 2 || name !== member) return
    texts = []
    start = after
  }
  const close = (at: number) => {
    if (start >= 0 && depth === 2) {
      endElement(at)
      start = -1
    }
    depth--
  }
  for (const { sign, at, end } of signs(json)) {
    if (sign === '"') name = depth === 1 ? parsed(json.slice(at, end)) : name
    else if ('[{'.includes(sign)) open(sign, end)
    else if (sign !== ',') close(at)
    else if (start >= 0 && depth === 2) {
      endElement(at)
      start = end
    }
  }
  return texts
}

/** Brackets, commas and strings, each with its place. */
function* signs(json: string): Generator<{ sign: string; at: number; end: number }> {
  const pattern = /["{}[\],]/g
  while (pattern.test(json)) {
    const at = pattern.lastIndex - 1
    const sign = json.charAt(at)
    const end = sign === '"' ? (stringEnd(json, at) ?? json.length) : at + 1
    yield { sign, at, end }
    pattern.lastIndex = end
  }
}
