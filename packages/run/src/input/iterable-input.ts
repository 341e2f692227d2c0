import { objectJson } from '@bulk-import/internal/object-json'
import { checkRecord } from './check-record.ts'
import { chunksOf } from './chunks-of.ts'
import { type Input, InputError } from './input.ts'
import { type InputRecord, tooLong } from './lines.ts'
import { createReading, nothingRead, type Reading, type ReadingOptions } from './reading.ts'
import { createTextHash } from './text-hash.ts'
import { untilAborted } from './until-aborted.ts'

/**
 * **Provisional.** Records that come one by one: objects, or the text or the bytes of the JSON of one, which pass as they are and must not be
 * changed until they were sent. Each is checked as it comes, and those of an array all before. Places and hash are those of a text with one
 * record a line.
 */
export function iterableInput(records: Iterable<unknown> | AsyncIterable<unknown>): Input {
  const input = inputOf((options) => readRecords(records, options))
  if (!Array.isArray(records)) return input
  return {
    ...input,
    async check(onRead, maximumRecordBytes, signal) {
      const reading = readRecords(records, { maximumRecordBytes, signal })
      for await (const batch of reading.records()) for (const _ of batch);
      const facts = reading.facts()
      onRead(facts.bytes)
      return facts
    },
  }
}

/**
 * **Provisional.** Newline-delimited JSON that can be read once only, such as standard input. Each line is checked as it comes.
 *
 * @param isGzip whether it is compressed by gzip. Default false
 */
export function streamInput(stream: AsyncIterable<Uint8Array>, { isGzip = false } = {}): Input {
  return inputOf((options) => {
    const reading = createReading(stream, { ...options, isGzip })
    return { ...reading, records: () => checked(reading.records()) }
  })
}

function inputOf(read: (options: Omit<ReadingOptions, 'isGzip'>) => Reading): Input {
  let sent: Reading | undefined
  return {
    async *chunks(options) {
      const { maximumBytes, wrapperBytes, signal } = options
      sent = read({ maximumRecordBytes: maximumBytes - wrapperBytes, signal })
      yield* chunksOf(sent, options)
    },
    facts: () => sent?.facts() ?? nothingRead,
  }
}

async function* checked(batches: AsyncIterable<Iterable<InputRecord>>): AsyncGenerator<Iterable<InputRecord>, void> {
  for await (const batch of batches) yield eachChecked(batch)
}

function* eachChecked(records: Iterable<InputRecord>): Generator<InputRecord, void> {
  for (const record of records) {
    checkRecord(record)
    yield record
  }
}

function readRecords(
  records: Iterable<unknown> | AsyncIterable<unknown>,
  { maximumRecordBytes, signal }: Omit<ReadingOptions, 'isGzip'>,
): Reading {
  const hash = createTextHash()
  let count = 0
  let end = 0

  function* eachRead(batch: Iterable<unknown>): Generator<InputRecord, void> {
    for (const given of batch) {
      const bytes = bytesOf(given, ++count)
      if (bytes.length > maximumRecordBytes) throw tooLong(count, maximumRecordBytes, 'Record')
      hash.add(bytes)
      hash.add(lineFeed)
      const record = { bytes, line: count, from: end, to: end + bytes.length + 1 }
      end = record.to
      yield record
      hash.keepFrom(end)
    }
  }
  return {
    async *records() {
      for await (const batch of untilAborted(batchesOf(records), signal)) yield eachRead(batch)
      if (count === 0) throw new InputError(1, 'The input has no record.')
    },
    facts: () => ({ records: count, bytes: end, sha256: hash.upTo(end) }),
    bytes: () => end,
    sha256UpTo: hash.upTo,
  }
}

const lineFeed = Buffer.from('\n')

/** Many at once, where none has to be waited for: some promises for each of millions of records cost time and memory. */
async function* batchesOf<Item>(items: Iterable<Item> | AsyncIterable<Item>): AsyncGenerator<Iterable<Item>, void> {
  if (Symbol.asyncIterator in items) {
    for await (const item of items) yield [item]
    return
  }
  const iterator = items[Symbol.iterator]()
  let isDone = false
  function* batch() {
    for (let size = 0; size < batchSize; size++) {
      const result = iterator.next()
      isDone = result.done === true
      if (result.done) return
      yield result.value
    }
  }
  try {
    while (!isDone) yield batch()
  } finally {
    if (!isDone) iterator.return?.()
  }
}

const batchSize = 1000

function bytesOf(record: unknown, number: number): Uint8Array {
  if (typeof record === 'string' && !record.isWellFormed()) {
    throw problem(number, 'has half of a surrogate pair, which UTF-8 cannot carry')
  }
  if (typeof record !== 'string' && !ArrayBuffer.isView(record)) return Buffer.from(jsonOf(record, number))
  const bytes =
    typeof record === 'string'
      ? Buffer.from(record)
      : new Uint8Array(record.buffer, record.byteOffset, record.byteLength)
  checkRecord({ bytes, line: number }, 'Record')
  return bytes
}

function jsonOf(record: unknown, number: number): string {
  const json = objectJson(record)
  if (typeof json === 'string') return json
  if (json === undefined) throw problem(number, 'must be an object, or the text or the bytes of its JSON')
  if (json.lost === undefined) throw problem(number, 'cannot be written as JSON')
  throw problem(number, `cannot be written as JSON: it holds ${json.lost}. Pass it as the text of its JSON`)
}

const problem = (number: number, what: string) => new InputError(number, `Record ${number} ${what}.`)
