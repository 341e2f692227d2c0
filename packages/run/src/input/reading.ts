import { createHash } from 'node:crypto'
import { createGunzip, type Gunzip } from 'node:zlib'
import type { InputFacts } from '../journal/events.ts'
import { InputError } from './input.ts'
import { createLineSplitter, type InputRecord } from './lines.ts'
import { createTextHash } from './text-hash.ts'
import { untilAborted } from './until-aborted.ts'

export interface ReadingOptions {
  isGzip: boolean
  maximumRecordBytes: number
  signal: AbortSignal | undefined
}

/** One way through a text of lines: its records, and what was read so far. */
export interface Reading {
  /** @throws InputError when there is no record, or the compressed data cannot be used */
  records(): AsyncGenerator<Iterable<InputRecord>, void>
  facts(): InputFacts
  /** How much was read so far. */
  bytes(): number
  /** SHA-256 of the text up to the line of the record that was given last, or to its end, in hex. */
  sha256UpTo(end: number): string
}

export const nothingRead: InputFacts = { records: 0, bytes: 0, sha256: createHash('sha256').digest('hex') }

/** Small enough for several to be held, large enough for a call each not to count. */
export const blockBytes = 256 * 1024

export function createReading(
  source: AsyncIterable<Uint8Array>,
  { isGzip, maximumRecordBytes, signal }: ReadingOptions,
): Reading {
  const lines = createLineSplitter(maximumRecordBytes)
  const hash = createTextHash()
  let bytes = 0
  return {
    async *records() {
      const text = isGzip ? decompressed(source, () => lines.lines() + 1) : source
      for await (const block of untilAborted(text, signal)) {
        hash.add(block)
        bytes += block.length
        yield lines.push(block)
        hash.keepFrom(lines.end())
      }
      yield lines.last()
      if (lines.records() === 0) throw new InputError(1, 'The input has no record.')
    },
    facts: () => ({ records: lines.records(), bytes, sha256: hash.upTo(bytes) }),
    bytes: () => bytes,
    sha256UpTo: hash.upTo,
  }
}

async function* decompressed(source: AsyncIterable<Uint8Array>, line: () => number): AsyncGenerator<Uint8Array, void> {
  const gunzip = createGunzip({ chunkSize: blockBytes })
  const blocks = source[Symbol.asyncIterator]()
  const fed = feed(gunzip, blocks)
  fed.catch((error) => gunzip.destroy(error)) // the loop throws it
  try {
    for await (const block of gunzip) yield block
    const at = await fed
    if (at === undefined) return
    throw new InputError(
      line(),
      `The input has data after the end of its gzip data, at byte ${at}, that would be lost.`,
    )
  } catch (error) {
    const { code } = Object(error)
    if (code === 'Z_BUF_ERROR') throw new InputError(line(), `The gzip data ends too early, in line ${line()}.`)
    if (`${code}`.startsWith('Z_'))
      throw new InputError(line(), `The gzip data is damaged, at or after line ${line()}.`)
    throw error
  } finally {
    Promise.resolve(blocks.return?.()).catch(() => undefined) // it may wait for its source
  }
}

/**
 * Writes all blocks, one after the other. Behind a member, Node takes a zero for padding, and nothing after it.
 *
 * @returns the place of what comes there and is no padding, from 1; undefined as a rule
 */
async function feed(gunzip: Gunzip, blocks: AsyncIterator<Uint8Array>): Promise<number | undefined> {
  let read = 0
  for (let next = await blocks.next(); !next.done; next = await blocks.next()) {
    const block = next.value
    if (read === gunzip.bytesWritten) await new Promise((resolve) => gunzip.write(block, resolve))
    read += block.length
    const left = Math.min(block.length, read - gunzip.bytesWritten)
    const place = block.subarray(block.length - left).findIndex((byte) => byte !== 0)
    if (place >= 0) return read - left + place + 1
  }
  if (read === gunzip.bytesWritten) gunzip.end()
  return undefined
}
