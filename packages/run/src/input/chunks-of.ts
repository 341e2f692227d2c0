import { type Chunk, type ChunkOptions, InputError } from './input.ts'
import type { InputRecord } from './lines.ts'
import type { Reading } from './reading.ts'

/**
 * Puts records together until the body of a request is full. Holds one chunk, whose memory the next one takes over: the garbage collector
 * would let several pile up.
 *
 * @throws InputError when `from` is within a line: then this is not the text that it was taken from
 */
export async function* chunksOf(reading: Reading, options: ChunkOptions): AsyncGenerator<Chunk, void> {
  const chunk = createChunk(options, reading.sha256UpTo)
  let isAlone = options.isFirstAlone
  try {
    for await (const batch of reading.records()) {
      for (const record of recordsFrom(options.from, batch)) {
        if (!chunk.fits(record)) yield chunk.finishedAt(record.from)
        chunk.add(record)
        if (isAlone) yield chunk.finishedAt(record.to)
        isAlone = false
      }
    }
    if (chunk.hasRecords()) yield chunk.finishedAt(reading.bytes())
  } finally {
    chunk.free()
  }
}

function* recordsFrom(from: number, records: Iterable<InputRecord>): Generator<InputRecord, void> {
  for (const record of records) {
    if (record.to <= from) continue
    if (record.from < from)
      throw new InputError(record.line, `Line ${record.line} is not where it was: the input changed.`)
    yield record
  }
}

function createChunk({ from: start, maximumBytes, wrapperBytes }: ChunkOptions, sha256UpTo: Reading['sha256UpTo']) {
  let from = start
  let memory = new Uint8Array(maximumBytes) // what is never written to is not resident
  /** How many bytes of it are used, and for how many records. */
  let used = 0
  let count = 0
  let isFinished = true
  /** Moves the memory, so that nobody reads the next chunk through what was given of the last. */
  const moveMemory = (bytes: number) => {
    memory = new Uint8Array(memory.buffer.transfer(bytes))
    used = 0
    count = 0
  }
  return {
    free: () => moveMemory(0),
    hasRecords: () => !isFinished,
    /** Whether the records and the commas between them fit into a body. */
    fits: ({ bytes: more }: InputRecord) => isFinished || wrapperBytes + used + 1 + more.length <= maximumBytes,
    add({ bytes }: InputRecord) {
      if (isFinished) {
        moveMemory(maximumBytes)
        isFinished = false
      }
      if (count > 0) memory[used++] = comma
      memory.set(bytes, used)
      used += bytes.length
      count++
    },
    finishedAt(to: number): Chunk {
      isFinished = true
      const place = { from, to }
      from = to
      return { text: memory.subarray(0, used), count, ...place, sha256: sha256UpTo(to) }
    },
  }
}

const comma = 44
