import type { Issue } from '@bulk-import/contract'
import { objectJson } from '@bulk-import/internal/object-json'
import { UsageError } from '../errors.ts'
import { issue, sentences, withIds } from '../operations/issues.ts'
import { type Call, callError } from '../transport/call.ts'

/** A body of records: its bytes in order, wrapper included, and how many they are. */
export interface Encoded {
  readonly parts: readonly Uint8Array<ArrayBuffer>[]
  readonly sizeBytes: number
}

export interface Wrapper {
  schemaName: string
  /** The name of the collection. */
  property: string
  /** More than this is counted and not kept. */
  maxBytes: number
}

const encoder = new TextEncoder()
const [comma, end] = [encoder.encode(','), encoder.encode(']}')]

/**
 * The body of a stage request. Bytes pass as they are; objects are written once. A record is refused where it is none, or where JSON would
 * leave out or round a part of it, and never for what it says [I07, C29]. @throws UsageError with the place of the record
 */
export function encodeRecords(call: Call, records: unknown, { schemaName, property, maxBytes }: Wrapper): Encoded {
  let parts: Uint8Array<ArrayBuffer>[] = []
  let sizeBytes = 0
  const add = (part: Uint8Array<ArrayBuffer>) => {
    sizeBytes += part.byteLength
    if (sizeBytes > maxBytes) parts = []
    else parts.push(part)
  }
  const refuse = (pointer: string, [expected, actual, hint]: Problem, ids: readonly string[]) => {
    const issues: Issue[] = [issue(schemaName, pointer, expected, actual, ids, 'request')]
    const what = `the request breaks the contract: ${sentences(issues)}`
    return callError(call, { type: UsageError, what, outcome: 'not-sent', hint, ...withIds(issues) })
  }
  if (!Array.isArray(records)) throw refuse(`/${property}`, ['be an array', ''], ['P10', 'I05'])
  add(encoder.encode(`{${JSON.stringify(property)}:[`))
  for (let index = 0; index < records.length; index++) {
    const record = records[index]
    const encoded = ArrayBuffer.isView(record) ? bytesOf(record) : written(record)
    if (Array.isArray(encoded)) throw refuse(`/${property}/${index}`, encoded, ['I07', 'C29'])
    if (index > 0) add(comma)
    add(encoded)
  }
  add(end)
  return { parts, sizeBytes }
}

/** What a record must be; what it is, where that is not said by then; and what to do. */
type Problem = [expected: string, actual: string, hint?: string]

const whitespace = [9, 10, 13, 32]

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array<ArrayBuffer> | Problem {
  const bytes = new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength)
  const isContent = (byte: number) => !whitespace.includes(byte)
  const isObject = bytes.find(isContent) === 0x7b && bytes.findLast(isContent) === 0x7d
  return isObject ? bytes : ['begin with { and end with }, as the bytes of one JSON object', '']
}

function written(record: unknown): Uint8Array<ArrayBuffer> | Problem {
  const json = objectJson(record)
  if (typeof json === 'string') return encoder.encode(json)
  if (!json) return ['be an object, or the bytes of its JSON', '']
  if (!json.lost) return ['be serializable as JSON', '']
  return ['hold only what JSON can represent', `holds ${json.lost}`, 'Pass the record as the bytes of its JSON.']
}
