export interface TextRing {
  add(text: string): void
  /** The texts that are still there, oldest first. */
  list(): string[]
  clear(): void
}

const leastCapacity = 2 * 1024 * 1024

/**
 * Remembers the newest texts, up to a number and to so many bytes for each of them on average. They lie in one block of bytes outside the
 * heap: objects that live for a fraction of a second and then die make the heap of a busy mock three times as large.
 * A text larger than the whole block is not remembered.
 */
export function textRing(most: number, typicalBytes: number): TextRing {
  const capacity = Math.max(leastCapacity, most * typicalBytes)
  const entries = new Float64Array(most * 2) // start and end of each, by its number modulo `most`
  let bytes = Buffer.allocUnsafeSlow(0)
  let first = 0
  let next = 0
  let head = 0

  const start = (number: number) => entries[(number % most) * 2] ?? 0
  const end = (number: number) => entries[(number % most) * 2 + 1] ?? 0

  return {
    add(text) {
      const size = Buffer.byteLength(text)
      if (size > capacity || most === 0) return
      if (head + size > bytes.length) turn(size)
      while (first < next && (next - first === most || (start(first) < head + size && end(first) > head))) first++
      bytes.write(text, head)
      entries[(next % most) * 2] = head
      entries[(next % most) * 2 + 1] = head + size
      next++
      head += size
    },
    list: () =>
      Array.from({ length: next - first }, (_, index) =>
        bytes.toString('utf8', start(first + index), end(first + index)),
      ),
    clear() {
      first = next
      head = 0
    },
  }

  /** Makes room at the head: by a larger block as long as there may be one, then by beginning at its front again. */
  function turn(size: number): void {
    if (bytes.length < capacity) {
      // In few steps, since a block that was outgrown stays in memory until the next full collection.
      const larger = Buffer.allocUnsafeSlow(Math.min(capacity, Math.max(bytes.length * 8, head + size, 65_536)))
      bytes.copy(larger)
      bytes = larger
    }
    if (head + size <= bytes.length) return
    while (first < next && start(first) >= head) first++
    head = 0
  }
}
