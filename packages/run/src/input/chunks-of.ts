import { type Chunk, type ChunkOptions, InputError } from './input.ts'
import type { InputRecord } from './lines.ts'
import { nothingRead, type Reading } from './reading.ts'

/**
 * Puts records together until the body of a request is full. Holds one chunk, whose memory the next one takes over: the garbage collector
 * would let several pile up. Where no record follows `from`, there is one chunk without records, which tells what lies before.
 *
 * @throws InputError when `from` is within a line: then this is not the text that it was taken from
 */
export async function* chunksOf(reading: Reading, options: ChunkOptions): AsyncGenerator<Chunk, void> {
  const chunk = createChunk(options, reading.sha256UpTo)
  let isAlone = options.isFirstAlone
  try {
    for await (const batch of reading.records()) {
      for (const record of recordsFrom(options.from, batch, chunk.begin)) {
        if (!chunk.fits(record)) yield chunk.finishedAt(record.from)
        chunk.add(record)
        if (isAlone) yield chunk.finishedAt(record.to)
        isAlone = false
      }
    }
    if (chunk.hasRecords() || !chunk.isAnyFinished()) yield chunk.finishedAt(reading.bytes())
  } finally {
    chunk.free()
  }
}

/** @param onStart is called where `from` is, or before the first record after it */
function* recordsFrom(from: number, records: Iterable<InputRecord>, onStart: () => void): Generator<InputRecord, void> {
  for (const record of records) {
    if (record.to >= from) onStart()
    if (record.to <= from) continue
    if (record.from < from)
      throw new InputError(record.line, `Line ${record.line} is not where it was: the input changed.`)
    yield record
  }
}

function createChunk({ from: start, maximumBytes, wrapperBytes }: ChunkOptions, sha256UpTo: Reading['sha256UpTo']) {
  let from = start
  let sha256Before = start === 0 ? nothingRead.sha256 : undefined
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
    /** Where the first chunk begins, as long as the hash has not gone on from there. */
    begin() {
      sha256Before ??= sha256UpTo(from)
    },
    free: () => moveMemory(0),
    hasRecords: () => !isFinished,
    isAnyFinished: () => from > start,
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
      const hashes = { sha256Before: sha256Before ?? sha256UpTo(from), sha256: sha256UpTo(to) }
      if (isFinished) moveMemory(maximumBytes)
      isFinished = true
      const chunk = { text: memory.subarray(0, used), count, from, to, ...hashes }
      from = to
      sha256Before = hashes.sha256
      return chunk
    },
  }
}

const comma = 44
