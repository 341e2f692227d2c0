import { entities } from './entities.ts'

/** A text as it stands, or as it reads when escapes are resolved. */
export interface Reading {
  text: string
  /** Where each character of it begins in the original, and where the last one ends. */
  places: Uint32Array
}

/** A way to escape characters. No text makes a pattern slow: what it repeats is bounded. */
interface Escapes {
  pattern: RegExp
  /** What an escape stands for; undefined when it is none. */
  characterOf(escaped: string): string | undefined
}

const percent: Escapes = { pattern: /%[\da-f]{2}/gi, characterOf: (escaped) => fromHex(escaped.slice(1)) }
const html: Escapes = {
  pattern: /&(?:#x[\da-f]{1,8}|#\d{1,8}|[a-z]{2,16});/gi,
  characterOf(escaped) {
    const name = escaped.slice(1, -1).toLowerCase()
    if (name[0] !== '#') return entities[name]
    return name[1] === 'x' ? fromHex(name.slice(2)) : fromCode(Number(name.slice(1)))
  },
}
/** Of JSON, and of the programming languages that it comes from. */
const json: Escapes = {
  pattern: /\\(?:u[\da-f]{4}|x[\da-f]{2}|[\\/"'])/gi,
  characterOf: (escaped) => (escaped.length === 2 ? escaped[1] : fromHex(escaped.slice(2))),
}

/** Which was written last is not known. A backslash that is resolved too early takes its neighbour along, hence both. */
const orders = [
  [percent, html, json],
  [json, percent, html],
]
/** JSON in a string of JSON in an attribute of HTML is three deep. More only costs time. */
const depth = 3

/** The text, and each text that it reads as when one kind of escape after the other is resolved. */
export function* readings(original: string): Generator<Reading> {
  const plain = { text: original, places: new Uint32Array(original.length + 1) }
  for (let at = 0; at <= original.length; at++) plain.places[at] = at
  const seen = new Set([original])
  yield plain
  for (const order of orders) {
    let reading: Reading = plain
    for (const escapes of Array(depth).fill(order).flat() as Escapes[]) {
      reading = resolved(reading, escapes)
      if (!seen.has(reading.text)) yield reading
      seen.add(reading.text)
    }
  }
}

function resolved(reading: Reading, { pattern, characterOf }: Escapes): Reading {
  const { text, places } = reading
  const pieces: string[] = []
  const placesAfter = new Uint32Array(text.length + 1)
  let [from, length] = [0, 0]
  const keep = (to: number) => {
    if (from === to) return
    pieces.push(text.slice(from, to))
    placesAfter.set(places.subarray(from, to), length)
    length += to - from
  }
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const character = characterOf(match[0])
    if (character === undefined) continue
    keep(match.index)
    pieces.push(character)
    placesAfter.fill(places[match.index] as number, length, length + character.length)
    length += character.length
    from = pattern.lastIndex
  }
  if (from === 0) return reading
  keep(text.length)
  placesAfter[length] = places[text.length] as number
  return { text: pieces.join(''), places: placesAfter }
}

function fromHex(hex: string): string | undefined {
  return fromCode(Number.parseInt(hex, 16))
}

function fromCode(code: number): string | undefined {
  return code <= 0x10_ffff ? String.fromCodePoint(code) : undefined
}
