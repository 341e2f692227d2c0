import { createHash } from 'node:crypto'

/** SHA-256 of a text that comes in parts, up to places that are known only later. */
export function createTextHash() {
  const hash = createHash('sha256')
  let hashed = 0
  /** What was not hashed yet. */
  let parts: Uint8Array[] = []

  const hashTo = (end: number) => {
    const rest: Uint8Array[] = []
    for (const part of parts) {
      const piece = part.subarray(0, Math.max(0, end - hashed))
      hash.update(piece)
      hashed += piece.length
      if (piece.length < part.length) rest.push(part.subarray(piece.length))
    }
    parts = rest
  }
  return {
    /** The next part. Its memory is read until `keepFrom`. */
    add: (part: Uint8Array) => void parts.push(part),
    /** From now on, no place before this one is asked for, and the memory of the parts may be used again. */
    keepFrom(place: number) {
      hashTo(place)
      parts = parts.map((part) => Uint8Array.from(part))
    },
    /** Of the text up to there, in hex. */
    upTo(end: number): string {
      hashTo(end)
      return hash.copy().digest('hex')
    },
  }
}
