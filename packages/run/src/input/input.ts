import type { InputFacts } from '../journal/events.ts'

/** Records that go into one stage request. They are valid until the next chunk is asked for: then their memory is given back. */
export interface Chunk {
  /**
   * The JSON of the records, each as it was read, with commas between them. One text: a view of each record would live long enough to make the
   * heap grow by 100 MB.
   */
  text: Uint8Array
  count: number
  /** The place in the decompressed text of the input. */
  from: number
  to: number
  /** SHA-256 of the decompressed text of the input up to `from`, and up to `to`, in hex. */
  sha256Before: string
  sha256: string
}

/** The least that the body of a request may be bounded to, in bytes. */
export const minimumChunkBytes = 1000

export interface ChunkOptions {
  /** Where to begin, in bytes of the decompressed text. What lies before is read for the hash alone. */
  from: number
  /** Whether the first chunk is to be of one record. */
  isFirstAlone: boolean
  /** How long the body of a request may be, its wrapper included. */
  maximumBytes: number
  wrapperBytes: number
  signal: AbortSignal | undefined
}

/** Where records come from. */
export interface Input {
  /**
   * Reads the whole input and checks it; undefined where it can be read once only.
   *
   * @param onRead is told how many bytes were read so far
   * @throws InputError for the first line that is no record
   */
  check?(
    onRead: (bytes: number) => void,
    maximumRecordBytes: number,
    signal: AbortSignal | undefined,
  ): Promise<InputFacts>
  /**
   * Reads it, chunk by chunk; after the last one `facts` tells what was read. Where no record follows `from`, there is one chunk without
   * records.
   *
   * @throws InputError for a line that is no record
   */
  chunks(options: ChunkOptions): AsyncIterable<Chunk>
  /** What has been read by `chunks`, from the beginning. */
  facts(): InputFacts
}

/** A line that cannot be sent. The message says where, and nothing of what it holds. */
export class InputError extends Error {
  override readonly name = 'InputError'
  /** From 1; of what is no file, the number of the record. */
  readonly line: number

  constructor(line: number, message: string) {
    super(message)
    this.line = line
  }
}
