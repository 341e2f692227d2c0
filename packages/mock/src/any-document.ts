import { createMock, type Mock } from './create-mock.ts'
import type { MockOptions } from './options.ts'
import { firstHalf, type MockResponse } from './server/http.ts'
import type { RunningMock } from './start-mock.ts'
import type { ServedContract } from './state.ts'

/** A `fetch` to which the mock responds, with what can be asked of the mock. */
export type MockFetch = typeof fetch & Omit<RunningMock, 'isExposed'>

/**
 * The mock of any contract without a socket, as `createMockFetch` of the main entry is that of a whole import: a bundle has no contract but
 * the one that it is given.
 *
 * @throws a MockOptionError for an option that is unknown or wrong
 */
export function createMockFetch(options: MockOptions, contract: ServedContract): MockFetch {
  const mock = createMock(options, contract)
  const closing = new AbortController()
  const mockFetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    if (closing.signal.aborted) throw connectionError('The mock is closed.', 'ECONNREFUSED')
    const request = new Request(input, init)
    request.signal.throwIfAborted()
    const body = request.body === null ? new Uint8Array() : new Uint8Array(await request.arrayBuffer())
    const { method, url: target } = request
    const response = mock.handle({ method, target, headers: Object.fromEntries(request.headers), body })
    return deliver(mock, response, request, closing.signal)
  }
  return Object.assign(mockFetch, {
    ...mock.controls,
    url: 'https://mock.invalid',
    close: async () => closing.abort(connectionError('The mock is closed.', 'ECONNRESET')),
  })
}

async function deliver(
  mock: Mock,
  response: MockResponse,
  { method, signal }: Request,
  closing: AbortSignal,
): Promise<Response> {
  const { status, headers, body, delivery: { delayMs = 0, fault } = {} } = response
  const ended = delayMs > 0 || fault?.startsWith('stall') ? AbortSignal.any([signal, closing]) : signal
  if (delayMs > 0) await mock.clock.delay(delayMs, ended)
  ended.throwIfAborted()
  const halfThen = (end: () => Promise<never>) => new Response(half(body, end), { status, headers })
  switch (fault) {
    case 'reset':
      throw connectionError('The connection was reset.', 'ECONNRESET')
    case 'lost-response':
      throw connectionError('The connection was closed without a response.', 'UND_ERR_SOCKET')
    case 'stall-headers':
      return await endless(ended)
    case 'stall-body':
      return halfThen(() => endless(ended))
    case 'cut-off':
      return halfThen(() => Promise.reject(connectionError('terminated', 'UND_ERR_SOCKET')))
    default:
      if (method === 'HEAD' || bodiless.has(status)) return new Response(null, { status, headers })
      // An empty text would bring a Content-Type of its own.
      return new Response(body || new Uint8Array(), { status, headers })
  }
}

/** A Response with one of these cannot be made with a body, not even an empty one (Fetch Standard, null body status). */
const bodiless = new Set([204, 205, 304])

/** The first half of a body, then how it ends. */
function half(body: string, end: () => Promise<never>): ReadableStream<Uint8Array> {
  let isSent = false
  return new ReadableStream({
    pull(controller) {
      if (isSent) return end()
      isSent = true
      controller.enqueue(new TextEncoder().encode(firstHalf(body)))
    },
  })
}

/** Fails when the request is aborted or the mock closed, and never before. */
function endless(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = () => reject(signal.reason)
    if (signal.aborted) fail()
    else signal.addEventListener('abort', fail, { once: true })
  })
}

/** What the fetch of Node throws: a TypeError whose cause has a code. */
function connectionError(message: string, code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) })
}

export { initiateContract } from './initiate-contract.ts'
