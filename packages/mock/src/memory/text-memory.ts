export interface TextMemory {
  /** Remembers a text without line breaks. One of more than 256 KiB is not remembered. */
  add(text: string): void
  /** The newest texts, oldest first. */
  list(): string[]
  clear(): void
}

interface Block {
  bytes: Buffer
  used: number
}

const blockBytes = 256 * 1024
const lineBreak = 10

/**
 * Remembers the newest texts, up to a number, and to so many bytes for each of them on average. They are lines in blocks of bytes,
 * of which the oldest is written anew when there are enough: as objects, which live for a fraction of a second and then die, they make
 * the heap of a busy mock three times as large.
 */
export function textMemory(maximum: number, averageBytes: number): TextMemory {
  const maximumBlocks = Math.ceil((maximum * averageBytes) / blockBytes) + 1
  let blocks: Block[] = []

  const begin = () => {
    const oldest = blocks.length === maximumBlocks ? blocks.shift() : undefined
    const block = { bytes: oldest?.bytes ?? Buffer.allocUnsafeSlow(blockBytes), used: 0 }
    blocks.push(block)
    return block
  }
  return {
    add(text) {
      const size = Buffer.byteLength(text) + 1
      if (size > blockBytes || maximum === 0) return
      const newest = blocks.at(-1)
      const block = newest !== undefined && newest.used + size <= blockBytes ? newest : begin()
      block.bytes.write(text, block.used)
      block.used += size
      block.bytes[block.used - 1] = lineBreak
    },
    list() {
      const lines = blocks.flatMap(({ bytes, used }) => bytes.toString('utf8', 0, used).split('\n').slice(0, -1))
      return lines.slice(-maximum)
    },
    clear() {
      blocks = []
    },
  }
}
