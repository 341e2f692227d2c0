export interface TextMemory {
  /** Remembers a text without line breaks. One of more than 256 KiB is not remembered. */
  add(text: string): void
  /** The newest texts, oldest first. */
  list(): string[]
  /** The newest text that holds another one. */
  find(part: string): string | undefined
  clear(): void
}

interface Block {
  bytes: Uint8Array<ArrayBuffer>
  used: number
}

const blockBytes = 256 * 1024
const lineBreak = 10
const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * Remembers the newest texts, up to a number, and to so many bytes for each of them on average. They are lines in blocks of bytes,
 * of which the oldest is used again when there are enough: as objects, which live for a fraction of a second and then die, they make
 * the heap of a busy mock three times as large.
 */
export function textMemory(maximum: number, averageBytes: number): TextMemory {
  const maximumBlocks = Math.ceil((maximum * averageBytes) / blockBytes) + 1
  let blocks: Block[] = []

  const begin = () => {
    const oldest = blocks.length === maximumBlocks ? blocks.shift() : undefined
    blocks.push({ bytes: oldest?.bytes ?? new Uint8Array(blockBytes), used: 0 })
  }
  const fits = (text: string) => {
    const block = blocks.at(-1)
    if (block === undefined) return false
    const { read, written } = encoder.encodeInto(text, block.bytes.subarray(block.used, blockBytes - 1))
    if (read < text.length) return false
    block.used += written + 1
    block.bytes[block.used - 1] = lineBreak
    return true
  }
  return {
    add(text) {
      if (maximum === 0 || fits(text)) return
      if (isTooLarge(text)) return
      begin()
      fits(text)
    },
    list() {
      const lines = blocks.flatMap(({ bytes, used }) =>
        decoder.decode(bytes.subarray(0, used)).split('\n').slice(0, -1),
      )
      return lines.slice(-maximum)
    },
    find(part) {
      for (const { bytes, used } of blocks.toReversed()) {
        const text = decoder.decode(bytes.subarray(0, used))
        const at = text.lastIndexOf(part)
        if (at >= 0) return text.slice(text.lastIndexOf('\n', at) + 1, text.indexOf('\n', at))
      }
      return undefined
    },
    clear() {
      blocks = []
    },
  }
}

let scratch: Uint8Array<ArrayBuffer> | undefined

/** A character has three bytes at most; only what may be too large is measured. */
function isTooLarge(text: string): boolean {
  if (text.length * 3 < blockBytes) return false
  scratch ??= new Uint8Array(blockBytes - 1)
  return encoder.encodeInto(text, scratch).read < text.length
}
