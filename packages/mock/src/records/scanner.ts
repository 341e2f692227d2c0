import { joined, UnreadableBody } from './bytes.ts'
import { type ItemHandler, itemScanner } from './item-scanner.ts'

export interface Scanner {
  push(chunk: Uint8Array): void
  /** The body without its records. @throws UnreadableBody when it ends too early or is no JSON */
  end(): Around
}

/** What stands around a list, with the list empty: as it was written, and as JSON.parse reads it. */
export interface Around {
  text: string
  value: unknown
}

const signs = {
  quote: 34,
  comma: 44,
  openBracket: 91,
  backslash: 92,
  closeBracket: 93,
  openBrace: 123,
  closeBrace: 125,
} as const

/** How much of a body there may be around its records: it is kept, and they are not. */
const maximumAround = 64 * 1024

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Cuts the objects out of the list that an object has under a name, while its text comes in pieces. Each is handed on as the bytes that it
 * is, and forgotten: nothing but the longest one and what stands around the list is held.
 *
 * @param handler is not called for a list that the object has under the name a second time: then `end` returns it
 * @throws UnreadableBody from `push`, at the first byte where no list can go on so
 */
export function listScanner(name: string, handler: ItemHandler): Scanner {
  const around: Uint8Array[] = []
  let aroundBytes = 0
  let position = 0
  const items = itemScanner(handler)
  const head = headScanner(name)
  let part: 'head' | 'items' | 'tail' = 'head'

  const keep = (bytes: Uint8Array) => {
    aroundBytes += bytes.length
    if (aroundBytes > maximumAround)
      throw new UnreadableBody(`The body has more than ${maximumAround} bytes around its list "${name}".`)
    if (bytes.length > 0) around.push(bytes.slice())
  }
  return {
    push(chunk) {
      let from = 0
      if (part === 'head') {
        const end = head(chunk)
        keep(chunk.subarray(0, end ?? chunk.length))
        if (end !== undefined) part = 'items'
        from = end ?? chunk.length
      }
      if (part === 'items') {
        const end = items.push(chunk, from, position)
        if (end !== undefined) part = 'tail'
        from = end ?? chunk.length
      }
      if (part === 'tail') keep(chunk.subarray(from))
      position += chunk.length
    },
    end() {
      if (part === 'items') throw new UnreadableBody('The body is not JSON: it ends within its list.')
      try {
        const text = utf8.decode(joined(around))
        return { text, value: JSON.parse(text) }
      } catch {
        throw new UnreadableBody('The body is not JSON in UTF-8, before or after its list.')
      }
    },
  }
}

/** Finds where the list begins: the place after its bracket, in the chunk that has it. */
function headScanner(name: string): (chunk: Uint8Array) => number | undefined {
  let depth = 0
  let [isText, isEscaped] = [false, false]
  /** The last text that was read, as it is written. */
  let text: number[] = []

  const inText = (byte: number) => {
    if (isEscaped) isEscaped = false
    else if (byte === signs.backslash) isEscaped = true
    else if (byte === signs.quote) isText = false
    text.push(byte)
  }
  const outside = (byte: number) => {
    if (byte === signs.quote) {
      isText = true
      text = [byte]
    } else if (byte === signs.comma) text = []
    else if (byte === signs.openBrace || byte === signs.openBracket) depth++
    else if (byte === signs.closeBrace || byte === signs.closeBracket) depth--
  }
  return (chunk) => {
    for (const [at, byte] of chunk.entries()) {
      if (isText) inText(byte)
      else if (byte === signs.openBracket && depth === 1 && isName(text, name)) return at + 1
      else outside(byte)
    }
    return undefined
  }
}

/** Whether a text, which may be written with escapes, is the name. */
function isName(text: readonly number[], name: string): boolean {
  try {
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(text))) === name
  } catch {
    return false
  }
}
