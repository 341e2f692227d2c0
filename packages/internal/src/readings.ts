import { entities } from './entities.ts'

/** A text as it stands, or as it reads when escapes are resolved. */
export interface Reading {
  text: string
  /** Where each character of it begins in the original, and where the last one ends; undefined for the original itself. */
  places?: Uint32Array
}

/** A way to escape characters. No text makes a pattern slow: what it repeats is bounded. */
interface Escapes {
  pattern: RegExp
  /** What an escape stands for; undefined when it is none. */
  characterOf(escaped: string): string | undefined
}

/** Of URLs and of HTML. Each stands for itself, so that both are resolved at once. */
const web: Escapes = {
  pattern: /%[\da-f]{2}|&(?:#x[\da-f]{1,8}|#\d{1,8}|[a-z]{2,16});/gi,
  characterOf(escaped) {
    if (escaped[0] === '%') return fromCode(`0x${escaped.slice(1)}`)
    const name = escaped.slice(1, -1).toLowerCase()
    return name[0] === '#' ? fromCode(name.slice(1).replace('x', '0x')) : entities[name]
  },
}
/** Of JSON, and of the programming languages that it comes from. */
const json: Escapes = {
  pattern: /\\(?:u[\da-f]{4}|x[\da-f]{2}|[\\/"'])/gi,
  characterOf: (escaped) => (escaped.length === 2 ? escaped[1] : fromCode(`0x${escaped.slice(2)}`)),
}

/** Which was written last is not known. A backslash that is resolved too early takes its neighbour along, hence both. */
const orders = [
  [web, web, json],
  [json, web, web],
]
/** JSON in a string of JSON in an attribute of HTML is three deep. More only costs time. */
const depth = 3

/** The text, and each text that it reads as when one kind of escape after the other is resolved. */
export function* readings(original: string): Generator<Reading> {
  const plain: Reading = { text: original }
  yield plain
  if (!/[%&\\]/.test(original)) return // nothing in it is escaped
  const seen = new Set([original])
  for (const order of orders) {
    let reading = plain
    for (const escapes of Array(depth).fill(order).flat() as Escapes[]) {
      reading = resolved(reading, escapes)
      if (!seen.has(reading.text)) yield reading
      seen.add(reading.text)
    }
  }
}

function resolved(reading: Reading, { pattern, characterOf }: Escapes): Reading {
  const { text } = reading
  if (text.search(pattern) < 0) return reading
  const places = reading.places ?? new Uint32Array(text.length + 1).map((_, at) => at)
  const placesAfter = new Uint32Array(text.length + 1)
  let [from, length] = [0, 0]
  const keep = (to: number) => {
    placesAfter.set(places.subarray(from, to), length)
    length += to - from
  }
  const after = text.replaceAll(pattern, (escaped, at: number) => {
    const character = characterOf(escaped)
    if (character === undefined) return escaped
    keep(at)
    placesAfter.fill(places[at] as number, length, length + character.length)
    length += character.length
    from = at + escaped.length
    return character
  })
  keep(text.length + 1)
  return { text: after, places: placesAfter }
}

/** @param code as a number is written in code */
function fromCode(code: string): string | undefined {
  return Number(code) <= 0x10_ffff ? String.fromCodePoint(Number(code)) : undefined
}
