import { isUtf8 } from 'node:buffer'
import { checkInitiateRequest, type InitiateRequest, type Issue, operations } from '@bulk-import/contract'
import { explainJsonError } from '@bulk-import/internal/json-error'
import { headerOf, type MockRequest } from './http.ts'

export type Verdict = { request: InitiateRequest } | { status: 400 | 413; message: string }

const mediaType = operations.initiate.request.mediaType

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
  const issues = checkInitiateRequest(parsed.value)
  if (issues.length === 0) return { request: parsed.value as InitiateRequest }
  return { status: 400, message: issues.map(sentence).join(' ') }
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
    return { message: `The body is not JSON: ${explainJsonError(text) ?? 'it cannot be read'} (S58).` }
  }
}

function sentence({ message, ids }: Issue): string {
  return ids.length === 0 ? `${message}.` : `${message} (${ids.join(', ')}).`
}
