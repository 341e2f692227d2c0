import { createHash } from 'node:crypto'

/** SHA-256 of a text that comes in parts, up to places that are known only later. */
export function createTextHash() {
  const hash = createHash('sha256')
  let hashed = 0
  /** What was not hashed yet. */
  let parts: Uint8Array[] = []

  const hashTo = (end: number) => {
    while (hashed < end) {
      const [part = new Uint8Array(), ...later] = parts
      const piece = part.subarray(0, end - hashed)
      hash.update(piece)
      hashed += piece.length
      parts = piece.length < part.length ? [part.subarray(piece.length), ...later] : later
    }
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
