/** What makes a body unreadable. The message is a sentence. */
export class UnreadableBody extends Error {
  override readonly name = 'UnreadableBody'
}

/** Found at run time, so that the mock can be bundled for a browser, which has none that makes no text of the bytes. */
const quickly = globalThis.process?.getBuiltinModule?.('buffer')?.isUtf8

export function isUtf8(bytes: Uint8Array): boolean {
  if (quickly !== undefined) return quickly(bytes)
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces
  if (pieces.length === 1 && only !== undefined) return only
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
