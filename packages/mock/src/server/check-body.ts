import { explainJsonError } from '@bulk-import/internal/json-error'
import { isJsonType, mediaTypeOf } from '@bulk-import/internal/media-type'
import { type Contract, cite, type Element, elementAt, follow, type Operation, operationElement } from './contract.ts'
import { headerOf, type MockRequest, type MockResponse } from './http.ts'
import { errorResponse, invalidStatus } from './responses.ts'

type Body = { value: unknown } | MockResponse

// Keeps a byte order mark, which is not JSON.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Reads the body of a request for an operation, or responds with what the contract does not allow in it. */
export function bodyOf(
  { document, checks }: Contract,
  operation: Operation,
  maxBodyBytes: number,
): (request: MockRequest) => Body {
  const { request: expected } = operation
  if (expected === undefined) return () => ({ value: undefined })
  const { mediaType, isRequired } = expected
  const element = follow(document, operationElement(document, operation).requestBody as Element) ?? {}
  const refuse = (message: string) => errorResponse(invalidStatus(operation), message)
  const missing = refuse(`The body is missing${cite({ 'x-source': element['x-source'] })}.`)
  const otherType = errorResponse(
    invalidStatus(operation, 415),
    `The Content-Type must be ${mediaType}, with or without a charset${cite(elementAt(element, 'content', mediaType))}.`,
  )

  const parsedBody = (body: Uint8Array): Body => {
    const parsed = parse(body, isJsonType(mediaType))
    if ('problem' in parsed) return refuse(parsed.problem)
    const issues = checks[expected.schema]?.(parsed.value) ?? []
    return issues.length === 0 ? parsed : refuse(issues.map(sentence).join(' '))
  }
  return ({ headers, body, streamed }) => {
    const bytes = streamed?.bytes() ?? body.length
    if (streamed === undefined && bytes > maxBodyBytes)
      return errorResponse(413, `The body is larger than the ${maxBodyBytes} bytes that this mock reads.`)
    if (!isRightType(headerOf({ headers }, 'content-type'), mediaType)) return otherType
    if (bytes === 0) return isRequired ? missing : { value: undefined }
    return streamed?.end() ?? parsedBody(body)
  }
}

/** A Content-Type that is missing counts as the right one. */
function isRightType(contentType: string | undefined, mediaType: string): boolean {
  return contentType === undefined || contentType === mediaType || mediaTypeOf(contentType) === mediaType
}

function parse(body: Uint8Array, isJson: boolean): { value: unknown } | { problem: string } {
  let text: string
  try {
    text = utf8.decode(body)
  } catch {
    return { problem: 'The body is not UTF-8 text.' }
  }
  if (!isJson) return { value: text }
  try {
    return { value: JSON.parse(text) }
  } catch {
    return { problem: `The body is not JSON: ${explainJsonError(text) ?? 'it cannot be read'}.` }
  }
}

/** An issue as a sentence with its ids. */
export function sentence({ message, ids }: { message: string; ids: readonly string[] }): string {
  return ids.length === 0 ? `${message}.` : `${message} (${ids.join(', ')}).`
}
