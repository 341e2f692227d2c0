import { headerOf, type MockRequest, type MockResponse } from './http.ts'

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
