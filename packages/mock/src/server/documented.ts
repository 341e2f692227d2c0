import { isJsonType, mediaTypeOf } from '@bulk-import/internal/media-type'
import type { Random } from '@bulk-import/internal/random'
import { type Contract, type Element, follow, type Operation, operationElement } from './contract.ts'
import type { MockResponse } from './http.ts'
import { bestMediaType, type Preferences } from './preferences.ts'
import { errorResponse } from './responses.ts'
import { sampleOf } from './sample.ts'

/** What a request says about the response that it wants. */
export interface Wish {
  preferences: Preferences
  /** The header; empty when there is none. */
  accept: string
  /** Makes the values of `dynamic=true` differ. */
  random: Random
}

/**
 * The response that the document has for an operation: its first success, or the one that is wished for, in the media type that `accept`
 * likes best. As Prism 5.16.0 does it, which falls back to the first success when the response of `code` lacks what is wished for;
 * where the two differ is listed in tests/prism/negotiation.test.ts.
 */
export function documentedResponse(contract: Contract, operation: Operation, wish: Wish): MockResponse {
  const { code } = wish.preferences
  const usual = usualKey(operation)
  const key = code === undefined ? usual : keyOf(operation, code)
  if (key === undefined) return errorResponse(404, `The contract has no response ${code ?? ''} for this operation.`)
  const response = responseOf(contract, operation, key, Number(code ?? statusOf(key)), wish)
  if (response.message === undefined || usual === undefined || key === usual) return response
  return responseOf(contract, operation, usual, statusOf(usual), wish)
}

/** An error response in the form that the operation documents, where the contract has no form for messages. */
export function inDocumentedForm(contract: Contract, operation: Operation, response: MockResponse): MockResponse {
  const { status, message, headers } = response
  const key = keyOf(operation, String(status))
  if (message === undefined || contract.errorBody !== undefined || key === undefined) return response
  const documented = responseOf(contract, operation, key, status, { preferences: {}, accept: '', random: () => 0 })
  if (documented.message !== undefined) return response
  return { ...documented, headers: { ...documented.headers, ...headers }, message }
}

/** The lowest 2xx, otherwise `default`, otherwise the first. */
function usualKey({ responses }: Operation): string | undefined {
  const keys = Object.keys(responses)
  return keys.filter((key) => /^2(?:\d\d|XX)$/.test(key)).sort()[0] ?? keys.find((key) => key === 'default') ?? keys[0]
}

function keyOf({ responses }: Operation, code: string): string | undefined {
  return [code, `${code.charAt(0)}XX`, 'default'].find((key) => Object.hasOwn(responses, key))
}

function statusOf(key: string): number {
  return key === 'default' ? 200 : Number(key.replace('XX', '00'))
}

function responseOf(contract: Contract, operation: Operation, key: string, status: number, wish: Wish): MockResponse {
  const { document } = contract
  const { responses = {} } = operationElement(document, operation) as { responses?: Record<string, Element> }
  const response = follow(document, responses[key]) ?? {}
  const headers = headersOf(document, response)
  const content = (response.content ?? {}) as Record<string, Element>
  const mediaTypes = Object.keys(content)
  if (mediaTypes.length === 0) return { status, headers, body: '' }
  const mediaType = bestMediaType(mediaTypes, wish.accept || 'application/json, */*')
  if (mediaType === undefined) return errorResponse(406, `Accept takes none of ${mediaTypes.join(', ')}.`)
  const found = valueOfContent(contract, operation.responses[key]?.schema, content[mediaType] ?? {}, wish)
  if ('status' in found) return found
  const isJson = isJsonType(mediaTypeOf(mediaType))
  const body = isJson ? (JSON.stringify(found.value) ?? '') : String(found.value)
  return { status, headers: { 'Content-Type': mediaType === '*/*' ? 'text/plain' : mediaType, ...headers }, body }
}

/** The example that is wished for, otherwise the first, otherwise a value of the schema. */
function valueOfContent(
  { document, checks }: Contract,
  schemaName: string | undefined,
  { schema, example, examples = {} }: Element,
  { preferences, random }: Wish,
): { value: unknown } | MockResponse {
  const named = examples as Record<string, Element>
  const wished = preferences.example
  if (wished !== undefined && !Object.hasOwn(named, wished))
    return errorResponse(404, `The contract has no example "${wished.slice(0, 60)}" for this response.`)
  const name = wished ?? (preferences.isDynamic ? undefined : Object.keys(named)[0])
  if (name !== undefined) return { value: follow(document, named[name])?.value }
  if (example !== undefined && !preferences.isDynamic) return { value: example }
  const value = sampleOf(document, (schema ?? {}) as Element, preferences.isDynamic ? random : undefined)
  const [issue] = checks[schemaName ?? '']?.(value) ?? []
  if (issue === undefined) return { value }
  return errorResponse(500, `Cannot make a value of the schema (${issue.message}). Give the response an example.`)
}

/** The headers that a response documents, each with its example or a value of its schema. */
function headersOf(document: object, response: Element): Record<string, string> {
  const entries = Object.entries((response.headers ?? {}) as Record<string, Element>).map(([name, element]) => {
    const header = follow(document, element) ?? {}
    return [name, String(header.example ?? sampleOf(document, (header.schema ?? {}) as Element))]
  })
  return Object.fromEntries(entries)
}
