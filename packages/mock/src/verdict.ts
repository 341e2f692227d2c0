import { isUtf8 } from 'node:buffer'
import {
  clauses,
  explain,
  type Fault,
  type InitiateRequest,
  operations,
  validateInitiateRequest,
} from '@bulk-import/contract'
import { headerOf, type MockRequest } from './exchange.ts'
import { explainJson } from './json-fault.ts'

export type Verdict = { request: InitiateRequest } | { status: 400 | 413; message: string }

const mediaType = operations.initiate.request.mediaType
const mostFaults = 20

/** What the contract says of the media type and the body of an Initiate, decided by the validators that were compiled from it. */
export function judge(request: MockRequest, maxBodyBytes: number): Verdict {
  if (request.body.length > maxBodyBytes) {
    return { status: 413, message: `The body is larger than the ${maxBodyBytes} bytes that this mock reads.` }
  }
  if (!isJsonType(headerOf(request, 'content-type'))) {
    return { status: 400, message: `The Content-Type must be ${mediaType}, with or without a charset (C07).` }
  }
  const parsed = parse(request.body)
  if ('message' in parsed) return { status: 400, message: parsed.message }
  if (validateInitiateRequest(parsed.value)) return { request: parsed.value as InitiateRequest }
  return { status: 400, message: sentences(parsed.value) }
}

/** A missing Content-Type is accepted, since S27 does not mark the header as required. */
function isJsonType(header: string | undefined): boolean {
  return header === undefined || header === mediaType || header.split(';', 1)[0]?.trim().toLowerCase() === mediaType
}

function parse(body: Uint8Array): { value: unknown } | { message: string } {
  if (body.length === 0) return { message: 'The body is missing (S30).' }
  if (!isUtf8(body)) return { message: 'The body is not UTF-8 text (S58).' }
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')
  try {
    return { value: JSON.parse(text) }
  } catch {
    return { message: `The body is not JSON: ${explainJson(text) ?? 'it cannot be read'} (S58).` }
  }
}

/**
 * Every fault in words. A body of a megabyte can hold a hundred thousand faults; only the first are explained, since nobody reads
 * more and explaining them all takes seconds.
 */
function sentences(value: unknown): string {
  const errors = validateInitiateRequest.errors ?? []
  const faults: Fault[] = explain('InitiateRequest', errors.slice(0, mostFaults), value, clauses.InitiateRequest)
  const rest = errors.length > mostFaults ? [`There are ${errors.length - mostFaults} more faults.`] : []
  return [...faults.map(({ message }) => `${message}.`), ...rest].join(' ')
}
