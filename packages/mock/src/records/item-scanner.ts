import { joined, UnreadableBody } from './bytes.ts'
import { firstState, numberOf, transitions } from './json-grammar.ts'

const openObject = numberOf('openObject')
const openArray = numberOf('openArray')
const closeObject = numberOf('closeObject')
const closeArray = numberOf('closeArray')
const comma = numberOf('comma')
const value = numberOf('value')
const firstValue = numberOf('firstValue')
const key = numberOf('key')
const firstKey = numberOf('firstKey')
const behind = numberOf('behind')
const wrong = numberOf('wrong')

export interface ItemHandler {
  /** Gets each object as its bytes. What it throws, `push` throws. */
  onItem(bytes: Uint8Array): void
  /** Called where something else stands in the list, with its first byte; has to throw. */
  onOther(byte: number): never
}

/**
 * Cuts the objects out of a list of JSON that comes in pieces, after its bracket, and sees that they are JSON. It makes nothing of what it
 * reads: millions of objects that die at once make V8 keep 100 MB for the next ones (seen on Node 24.21).
 */
export function itemScanner({ onItem, onOther }: ItemHandler) {
  let state = firstValue
  let isEnded = false
  /** What is open within the list: whether each is an object. */
  const open: boolean[] = []
  let start = 0
  /** The beginning of an item, from earlier chunks. */
  const pieces: Uint8Array[] = []

  const inList = (next: number, chunk: Uint8Array, at: number): number => {
    if (next === openObject) {
      start = at
      return begin(true)
    }
    if (next === comma) return value
    if (next === closeArray) isEnded = true
    if (next === openArray || next >= firstState) onOther(chunk[at] as number)
    return next
  }
  const inItem = (next: number, chunk: Uint8Array, at: number): number => {
    switch (next) {
      case comma:
        return open.at(-1) ? key : value
      case openObject:
      case openArray:
        return begin(next === openObject)
      case closeObject:
      case closeArray:
        return end(next === closeObject, chunk, at)
      default:
        return next
    }
  }
  const step = (next: number, chunk: Uint8Array, at: number) =>
    open.length === 0 ? inList(next, chunk, at) : inItem(next, chunk, at)
  const begin = (isObject: boolean): number => {
    open.push(isObject)
    return isObject ? firstKey : firstValue
  }
  const end = (isObject: boolean, chunk: Uint8Array, at: number): number => {
    if (open.pop() !== isObject) return wrong
    if (open.length === 0) onItem(joined([...pieces.splice(0), chunk.subarray(start, at + 1)]))
    return behind
  }
  return {
    /**
     * @param position how many bytes came before the chunk, for the message
     * @returns the place of the bracket that ends the list, in the chunk that has it
     */
    push(chunk: Uint8Array, from: number, position: number): number | undefined {
      start = from
      for (let at = from; at < chunk.length; at++) {
        const next = transitions[(state << 8) | (chunk[at] as number)] as number
        if (next === state) continue // within a text, mostly
        state = step(next, chunk, at)
        if (isEnded) return at
        if (state < firstState)
          throw new UnreadableBody(`The body is not JSON: unexpected character at byte ${position + at}.`)
      }
      if (open.length > 0) pieces.push(chunk.slice(start))
      return undefined
    },
  }
}
