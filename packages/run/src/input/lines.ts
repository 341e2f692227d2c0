import { InputError } from './input.ts'

/** A record as it was read, and where. */
export interface InputRecord {
  /** Its JSON. Part of what was read: nothing is copied but a line that was read in several blocks. */
  bytes: Uint8Array
  /** The number of its line; of what has no lines, its own. From 1. */
  line: number
  /** Where its line begins in the text, and where the next one does. */
  from: number
  to: number
}

const [lineFeed, carriageReturn] = [0x0a, 0x0d]
const whitespace = new Set([0x20, 0x09, lineFeed, carriageReturn])
const byteOrderMark = Buffer.from('\ufeff')
/** What a line may have besides its record: a byte-order mark and a carriage return. */
const besides = byteOrderMark.length + 1

/**
 * Cuts blocks of text into the records of its lines. A line ends at LF or CRLF, the last one perhaps without; blank lines are
 * skipped; a byte-order mark is dropped at the start of the text.
 */
export function createLineSplitter(maximumRecordBytes: number) {
  /** The beginning of a line whose end was not read yet. */
  let pending: Uint8Array[] = []
  let pendingBytes = 0
  let lines = 0
  let records = 0
  let from = 0

  const finishLine = (part: Uint8Array, endBytes: number): InputRecord | undefined => {
    const text = pending.length === 0 ? part : Buffer.concat([...pending, part])
    if (pending.length > 0) [pending, pendingBytes] = [[], 0]
    const bytes = trimmed(text, ++lines === 1)
    const line = { bytes, line: lines, from, to: from + text.length + endBytes }
    from = line.to
    if (bytes.length > maximumRecordBytes) throw tooLong(lines, maximumRecordBytes)
    if (isBlank(bytes)) return undefined
    records++
    return line
  }

  return {
    /** The records whose lines end in this block. It has to be read to its end before the next block. */
    *push(block: Uint8Array): Generator<InputRecord> {
      let at = 0
      for (let end = block.indexOf(lineFeed); end >= 0; end = block.indexOf(lineFeed, at)) {
        const record = finishLine(block.subarray(at, end), 1)
        at = end + 1
        if (record !== undefined) yield record
      }
      if (at === block.length) return
      pending.push(Uint8Array.from(block.subarray(at)))
      pendingBytes += block.length - at
      if (pendingBytes > maximumRecordBytes + besides) throw tooLong(lines + 1, maximumRecordBytes)
    },
    /** The record of a last line without an end. */
    *last(): Generator<InputRecord> {
      const record = pendingBytes > 0 ? finishLine(new Uint8Array(), 0) : undefined
      if (record !== undefined) yield record
    },
    /** Where the last line that was read whole ends. */
    end: () => from,
    /** How many lines were read whole. */
    lines: () => lines,
    records: () => records,
  }
}

export function tooLong(line: number, maximumBytes: number, what = 'Line'): InputError {
  return new InputError(
    line,
    `${what} ${line} has more than ${maximumBytes} bytes, which is all that a request can hold.`,
  )
}

function trimmed(text: Uint8Array, isFirst: boolean): Uint8Array {
  const start = isFirst && byteOrderMark.equals(text.subarray(0, byteOrderMark.length)) ? byteOrderMark.length : 0
  const end = text.at(-1) === carriageReturn ? text.length - 1 : text.length
  return start === 0 && end === text.length ? text : text.subarray(start, end)
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => whitespace.has(byte))
}
