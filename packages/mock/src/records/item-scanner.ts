import { joined, signs, UnreadableBody } from './bytes.ts'

/** Where a list stands: before its first item, before another one, within a nested one or a scalar, behind one, or at its bracket. */
type State = 'first' | 'next' | 'nested' | 'scalar' | 'behind' | 'ended'

/** How much deeper a byte leads. */
const nesting = new Int8Array(256)
for (const open of [signs.openBrace, signs.openBracket]) nesting[open] = 1
for (const close of [signs.closeBrace, signs.closeBracket]) nesting[close] = -1

const isSpace = (byte: number) => byte === 32 || byte === 10 || byte === 13 || byte === 9

/**
 * Cuts the items out of a list of JSON that comes in pieces, after its bracket. It divides, and does not parse: what stands in an item is
 * for the caller to judge.
 */
export function itemScanner(onItem: (bytes: Uint8Array) => void) {
  let state: State = 'first'
  let depth = 0
  let [isText, isEscaped] = [false, false]
  let start = 0
  /** The beginning of an item, from earlier chunks. */
  const pieces: Uint8Array[] = []

  /** Goes on to the end of a text. Each of these returns where it has come to. */
  const throughText = (chunk: Uint8Array, from: number): number => {
    let at = from
    for (; at < chunk.length && isText; at++) {
      const byte = chunk[at]
      if (isEscaped) isEscaped = false
      else if (byte === signs.backslash) isEscaped = true
      else if (byte === signs.quote) isText = false
    }
    return at
  }
  const throughNested = (chunk: Uint8Array, from: number): number => {
    let at = from
    for (; at < chunk.length && depth > 0 && !isText; at++) {
      const byte = chunk[at] as number
      isText = byte === signs.quote
      depth += nesting[byte] as number
    }
    if (depth === 0) finish(chunk, at)
    return at
  }
  const throughScalar = (chunk: Uint8Array, from: number): number => {
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at] as number
      if (byte === signs.quote) {
        isText = true
        return at + 1
      }
      if (byte !== signs.comma && byte !== signs.closeBracket && !isSpace(byte)) continue
      finish(chunk, at)
      return at
    }
    return chunk.length
  }
  const finish = (chunk: Uint8Array, end: number) => {
    state = 'behind'
    onItem(joined([...pieces.splice(0), chunk.subarray(start, end)]))
  }
  const begin = (byte: number, at: number) => {
    start = at
    depth = Math.max(0, nesting[byte] as number)
    isText = byte === signs.quote
    state = depth > 0 ? 'nested' : 'scalar'
  }
  /** @param position of the byte in the body */
  const outside = (byte: number, at: number, position: number) => {
    if (isSpace(byte)) return
    if (byte === signs.closeBracket && state !== 'next') state = 'ended'
    else if (isMisplaced(state, byte))
      throw new UnreadableBody(`The body is not JSON: its list cannot go on as it does at byte ${position}.`)
    else if (state === 'behind') state = 'next'
    else begin(byte, at)
  }
  const throughWhatIsThere = (chunk: Uint8Array, at: number, position: number): number => {
    if (isText) return throughText(chunk, at)
    if (state === 'nested') return throughNested(chunk, at)
    if (state === 'scalar') return throughScalar(chunk, at)
    outside(chunk[at] as number, at, position + at)
    return at + 1
  }

  return {
    /**
     * @param position how many bytes came before the chunk, for the message
     * @returns the place of the bracket that ends the list, in the chunk that has it
     */
    push(chunk: Uint8Array, from: number, position: number): number | undefined {
      start = from
      let at = from
      while (at < chunk.length && state !== 'ended') at = throughWhatIsThere(chunk, at, position)
      if (state === 'nested' || state === 'scalar') pieces.push(chunk.slice(start))
      return state === 'ended' ? at - 1 : undefined
    },
  }
}

/** Whether a byte stands where neither an item nor a comma can. */
function isMisplaced(state: State, byte: number): boolean {
  if (state === 'behind') return byte !== signs.comma
  return byte === signs.comma || byte === signs.closeBracket || byte === signs.closeBrace
}
