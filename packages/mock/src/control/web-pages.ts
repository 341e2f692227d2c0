import { isLoopback } from '@bulk-import/internal/base-url'
import { mediaTypeOf } from '@bulk-import/internal/media-type'
import { headerOf, type MockRequest, type MockResponse } from '../server/http.ts'
import { errorResponse, json } from '../server/responses.ts'

/** Whether a path is one of the mock's own, where no operation can be. */
export function isControlPath(path: string): boolean {
  return path === '/_mock' || path.startsWith('/_mock/')
}

/**
 * Keeps web pages away from the mock's own addresses: one that the developer has open could otherwise move its clock, or read its
 * tokens by a name of its own that suddenly leads to this machine (DNS rebinding). Undefined when the request may pass.
 */
export function guardControl(request: MockRequest): MockResponse | undefined {
  const { method, connection } = request
  // An IPv4 client of a server that listens on all addresses reaches it by an address such as ::ffff:192.0.2.1.
  const names =
    connection === undefined ? [] : [connection.localAddress.replace(/^::ffff:/, ''), connection.host.toLowerCase()]
  const isOurs = (authority: string) => isLoopback(hostOf(authority)) || names.includes(hostOf(authority))
  const host = headerOf(request, 'host')
  if (host !== undefined && !isOurs(host)) {
    return errorResponse(
      403,
      'Use localhost, the address that the mock listens on, or the name in its option host to reach this path.',
    )
  }
  const origin = headerOf(request, 'origin')
  if (origin !== undefined && !isOurs(origin.replace(/^https?:\/\//, ''))) {
    return errorResponse(403, 'Pages of other origins cannot use this path.')
  }
  if (method === 'POST' && mediaTypeOf(headerOf(request, 'content-type')) !== json) {
    return errorResponse(403, 'A request that changes the mock needs the header "Content-Type: application/json".')
  }
  return undefined
}

/** The host of an authority without its port, IPv6 without brackets; empty when it cannot be read. */
function hostOf(authority: string): string {
  return (URL.parse(`http://${authority}`)?.hostname ?? '').replace(/^\[(.*)\]$/, '$1')
}

/** Lets pages of any origin read a response (Fetch Standard, CORS protocol). */
export function allowOrigin(response: MockResponse): MockResponse {
  const headers = {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'Retry-After, WWW-Authenticate',
  }
  return { ...response, headers: { ...response.headers, ...headers } }
}

/** Responds to the question that a browser asks in advance; undefined when the request is not one. */
export function preflight(request: MockRequest, methods: readonly string[]): MockResponse | undefined {
  if (request.method !== 'OPTIONS' || headerOf(request, 'access-control-request-method') === undefined) return undefined
  // The wildcard does not cover Authorization, so the headers are named as they were asked for.
  const wanted = headerOf(request, 'access-control-request-headers')
  const headers = {
    'Access-Control-Allow-Methods': methods.join(', '),
    'Access-Control-Max-Age': '600',
    ...(wanted && /^[\w, -]+$/.test(wanted) && { 'Access-Control-Allow-Headers': wanted }),
  }
  return { status: 204, headers, body: '' }
}
