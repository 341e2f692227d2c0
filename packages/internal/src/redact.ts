import { readings } from './readings.ts'
import { createRows, type Rows } from './rows.ts'
import { secretsOf, spellingsOf } from './spellings.ts'

/** Keeps secrets out of texts, however they are spelled there. */
export interface Redactor {
  /** Notes a secret, such as an access token or a client secret. One of fewer than four characters is too common a word. */
  add(secret: string): void
  /** Notes what is secret in the value of an Authorization header: everything but its scheme and the names of its parameters. */
  addAuthorization(value: string): void
  /**
   * The text with `[redacted]` in place of each secret, of its beginning from eight characters on, of any sixteen characters of it, and
   * of the value of each attribute whose name holds "token". They are found through escapes of JSON, percent and HTML, several deep, and
   * in Base64. Takes time in proportion to the text.
   */
  redact(text: string): string
}

type Hide = (from: number, to: number) => void

const minLength = 4

export function createRedactor(): Redactor {
  /** What was noted and has not been needed yet: most calls show nothing, and to prepare a secret takes time. */
  const noted: (() => string[])[] = []
  const known = new Set<string>()
  /** Secrets that are too short to be found by a part. */
  const words = new Set<string>()
  let rows: Rows | undefined

  function prepare(secret: string): void {
    if (secret.length < minLength || known.has(secret)) return
    known.add(secret)
    rows ??= createRows()
    for (const spelling of spellingsOf(secret)) if (!rows.add(spelling)) words.add(spelling)
  }

  return {
    add: (secret) => void noted.push(() => [secret]),
    addAuthorization: (value) => void noted.push(() => secretsOf(value)),
    redact(text) {
      for (const secrets of noted.splice(0)) secrets().forEach(prepare)
      let isHidden: Uint8Array | undefined
      for (const { text: reading, places } of readings(text)) {
        const hide: Hide = (from, to) => {
          isHidden ??= new Uint8Array(text.length)
          isHidden.fill(1, places?.[from] ?? from, places?.[to] ?? to)
        }
        rows?.find(reading, hide)
        for (const word of words) findWord(reading, word, hide)
        findTokens(reading, hide)
      }
      return isHidden === undefined ? text : replaced(text, isHidden)
    },
  }
}

function findWord(text: string, word: string, hide: Hide): void {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) hide(at, at + word.length)
}

/**
 * The name of an attribute and its value: a text up to a quote that is not escaped, a list or an object up to its first end, a number
 * or a word. What could be taken back is bounded or lazy, so that no text makes it slow or fills the stack.
 */
const tokenAttribute =
  /(token[^"]{0,40}"\s{0,9}:\s{0,9})(?:"[\s\S]*?(?:(?<!\\)"|$)|[[{][\s\S]*?(?:[\]}]|$)|(?!null\b|true\b|false\b)[^\s,"[\]{}]{1,200})/gi

function findTokens(text: string, hide: Hide): void {
  for (const { index, 0: attribute, 1: name = '' } of text.matchAll(tokenAttribute)) {
    hide(index + name.length, index + attribute.length)
  }
}

function replaced(text: string, isHidden: Uint8Array): string {
  const pieces: string[] = []
  let end = 0
  for (let from = isHidden.indexOf(1); from >= 0; from = isHidden.indexOf(1, end)) {
    pieces.push(text.slice(end, from), '[redacted]')
    end = isHidden.indexOf(0, from)
    if (end < 0) return pieces.join('')
  }
  return pieces.join('') + text.slice(end)
}
