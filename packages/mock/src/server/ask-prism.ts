import type { InitiateRequest } from '@bulk-import/contract'
import { contract } from './document.ts'
import { headerOf, type MockRequest, type MockResponse } from './http.ts'
import type { Prism } from './prism.ts'
import { errorResponse } from './responses.ts'

const wantsJson = /(?:^|,)\s*(?:\*\/\*|application\/(?:json|\*))\s*(?:,|;|$)/i
const refusesSome = /;\s*q=0(?:\.0+)?\s*(?:,|$)/
const wantsOutcome = /(?:^|[\s,;])(?:code|example)=/

/** Whether a request asks by `Prefer` for one of the answers that the contract has. */
export function prefersOutcome(request: MockRequest): boolean {
  return request.headers.prefer !== undefined && wantsOutcome.test(headerOf(request, 'prefer') ?? '')
}

/** Whether only Prism decides what to answer: by `Prefer`, or because `Accept` may leave no media type. */
export function isForPrism(request: MockRequest): boolean {
  if (prefersOutcome(request)) return true
  const accept = headerOf(request, 'accept') ?? ''
  return accept !== '' && (!wantsJson.test(accept) || refusesSome.test(accept))
}

let prism: Promise<Prism> | undefined

/** Loaded on the first request that needs it: it takes some 400 ms and 60 MB, which few mocks ever need (seen on 5.16.0). */
function loadPrism(): Promise<Prism> {
  prism ??= import('./prism.ts').then(({ createPrism }) => createPrism(contract))
  return prism
}

/** What Prism answers to a request that keeps the contract; undefined when it is an import, and Prism was asked for nothing else. */
export async function askPrism(
  request: MockRequest,
  path: string,
  body: InitiateRequest,
): Promise<MockResponse | undefined> {
  const headers = Object.fromEntries(Object.keys(request.headers).map((name) => [name, headerOf(request, name) ?? '']))
  const prismRequest = { method: request.method, path, headers, body }
  const { status, headers: answered, body: answer } = await (await loadPrism())(prismRequest).catch(unreadable)
  const isForced = prefersOutcome(request)
  if (status === 200 && !isForced) return undefined
  if (status >= 400 && !isForced) return errorResponse(status, String((answer as { Message?: string }).Message))
  return { status, headers: { 'Content-Type': 'application/json', ...renamed(answered) }, body: JSON.stringify(answer) }
}

/** Prism throws on headers that it cannot read, such as a media type without a slash. */
function unreadable(error: Error) {
  return { status: 400, headers: {}, body: { Message: `A header cannot be read: ${error.message}.` } }
}

function renamed(headers: Record<string, string>): Record<string, string> {
  const { 'Content-type': type, ...rest } = headers
  return { ...rest, ...(type !== undefined && { 'Content-Type': type }) }
}
