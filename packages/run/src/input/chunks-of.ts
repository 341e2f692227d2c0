import { createHash } from 'node:crypto'
import { type Chunk, type ChunkOptions, InputError } from './input.ts'
import type { InputRecord } from './lines.ts'

/**
 * Puts records together until the body of a request is full. Holds one chunk: it is given away before the next record is read.
 *
 * @throws InputError when `from` is within a line: then this is not the text that it was taken from
 */
export async function* chunksOf(
  batches: AsyncIterable<Iterable<InputRecord>>,
  { from, isFirstAlone, maximumBytes, wrapperBytes }: ChunkOptions,
): AsyncGenerator<Chunk, void> {
  const chunk = createChunk(from)
  let isAlone = isFirstAlone
  for await (const batch of batches) {
    for (const record of batch) {
      if (record.to <= from) continue
      if (record.from < from)
        throw new InputError(record.line, `Line ${record.line} is not where it was: the input has changed.`)
      if (!chunk.isEmpty() && wrapperBytes + chunk.bytesWith(record) > maximumBytes) yield chunk.take()
      chunk.add(record)
      if (isAlone) yield chunk.take()
      isAlone = false
    }
  }
  if (!chunk.isEmpty()) yield chunk.take()
}

function createChunk(start: number) {
  let from = start
  let to = start
  let records: Uint8Array[] = []
  let bytes = 0
  let hash = createHash('sha256')
  return {
    isEmpty: () => records.length === 0,
    /** How long the records would be, with the commas between them. */
    bytesWith: (record: InputRecord) => bytes + records.length + record.bytes.length,
    add(record: InputRecord) {
      records.push(record.bytes)
      bytes += record.bytes.length
      hash.update(record.bytes)
      to = record.to
    },
    take(): Chunk {
      const chunk = { records, from, to, sha256: hash.digest('hex') }
      records = []
      from = to
      bytes = 0
      hash = createHash('sha256')
      return chunk
    },
  }
}
