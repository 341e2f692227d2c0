import { open, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { checkRecord } from './check-record.ts'
import { chunksOf } from './chunks-of.ts'
import { type Input, InputError } from './input.ts'
import { blockBytes, createReading, nothingRead, type Reading } from './reading.ts'

/**
 * **Provisional.** The records of a file of newline-delimited JSON, one a line; compressed by gzip where its name ends in `.gz`. They pass byte
 * for byte. `check` reads the whole file before anything is sent; `chunks` reads it again, without parsing it again.
 */
export function fileInput(path: string): Required<Input> {
  const file = resolve(path)
  const read = (maximumRecordBytes: number, signal: AbortSignal | undefined) =>
    createReading(blocksOf(file), { isGzip: /\.gz$/i.test(file), maximumRecordBytes, signal })
  let sent: Reading | undefined

  return {
    async check(onRead, maximumRecordBytes, signal) {
      const found = await stat(file)
      if (found.isDirectory()) throw new InputError(1, `${path} is a folder, and not a file of records.`)
      if (!found.isFile())
        throw new InputError(1, `${path} is not a regular file: it cannot be read twice, and has to be streamed.`)
      const reading = read(maximumRecordBytes, signal)
      for await (const records of reading.records()) {
        for (const record of records) checkRecord(record)
        onRead(reading.bytes())
      }
      return { path: file, ...reading.facts() }
    },
    async *chunks(options) {
      sent = read(options.maximumBytes - options.wrapperBytes, options.signal)
      yield* chunksOf(sent, options)
    },
    facts: () => ({ path: file, ...(sent?.facts() ?? nothingRead) }),
  }
}

/** Reads one block ahead, into two pieces of memory in turn; a block is valid until the next one is asked for. */
async function* blocksOf(path: string): AsyncGenerator<Uint8Array, void> {
  const file = await open(path)
  let [memory, other] = [Buffer.allocUnsafeSlow(blockBytes), Buffer.allocUnsafeSlow(blockBytes)]
  const read = () => {
    const reading = file.read(memory)
    reading.catch(() => undefined) // it is thrown where it is awaited
    return reading
  }
  let ahead = read()
  try {
    for (;;) {
      const { bytesRead, buffer } = await ahead
      if (bytesRead === 0) return
      ;[memory, other] = [other, memory]
      ahead = read()
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await ahead.catch(() => undefined)
    await file.close()
  }
}
