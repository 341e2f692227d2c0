import { isUtf8 } from 'node:buffer'
import { explainJsonError } from '@bulk-import/internal/json-error'
import { isJsonObject } from '@bulk-import/internal/own'
import { InputError } from './input.ts'
import type { InputRecord } from './lines.ts'

/** @throws InputError unless the bytes are the JSON text of an object, in UTF-8. What the object says is for the service to judge. */
export function checkRecord({ bytes, line }: Pick<InputRecord, 'bytes' | 'line'>, what = 'Line'): void {
  // JSON.parse of a decoded text would take bytes that are no UTF-8.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()
  if (!isUtf8(bytes)) throw new InputError(line, `${what} ${line} ${isGzip(bytes) ? compressed : notUtf8(text, bytes)}`)
  const value = parsed(text, line, what)
  if (!isJsonObject(value))
    throw new InputError(
      line,
      `${what} ${line} must be a JSON object, but has ${kindOf(value)} at column ${text.search(/\S/) + 1}.`,
    )
}

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b
const compressed = 'is compressed by gzip. The name of such a file has to end in .gz; a stream has to be decompressed.'

/** What is no UTF-8 was decoded as U+FFFD, and is encoded as three other bytes. */
function notUtf8(text: string, bytes: Uint8Array): string {
  const encoded = Buffer.from(text)
  let at = 0
  while (encoded[at] === bytes[at]) at++
  while (isWithinCharacter(encoded[at])) at--
  return `is not UTF-8 at column ${encoded.toString('utf8', 0, at).length + 1}.`
}

const isWithinCharacter = (byte = 0) => (byte & 0b1100_0000) === 0b1000_0000

function parsed(text: string, line: number, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // What JSON.parse says quotes the record.
    const why = explainJsonError(text)?.replace('line 1, ', '') ?? 'it cannot be parsed'
    throw new InputError(line, `${what} ${line} is not JSON: ${why}.`)
  }
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'an array'
  return value === null ? 'null' : `a ${typeof value}`
}
