import { headerOf, type MockRequest, type MockResponse } from './http.ts'

/** Lets pages of any origin read an answer (Fetch Standard, CORS protocol). */
export function allowOrigin(answer: MockResponse): MockResponse {
  const headers = {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'Retry-After, WWW-Authenticate',
  }
  return { ...answer, headers: { ...answer.headers, ...headers } }
}

/** The answer to the question that a browser asks ahead; undefined when the request is none. */
export function preflight(request: MockRequest): MockResponse | undefined {
  const method = headerOf(request, 'access-control-request-method')
  if (request.method !== 'OPTIONS' || method === undefined) return undefined
  // The wildcard does not cover Authorization, so the headers are named as they were asked for.
  const wanted = headerOf(request, 'access-control-request-headers')
  const headers = {
    'Access-Control-Allow-Methods': 'GET, POST',
    'Access-Control-Max-Age': '600',
    ...(wanted && /^[\w, -]+$/.test(wanted) && { 'Access-Control-Allow-Headers': wanted }),
  }
  return { status: 204, headers, body: '' }
}
