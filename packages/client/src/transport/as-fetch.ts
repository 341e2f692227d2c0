import { UsageError } from '../errors.ts'
import type { ResolvedOptions } from '../resolve-options.ts'
import { type Call, callError, perform } from './call.ts'
import { errorForResponse, readJson } from './error-response.ts'
import { mergeHeaders, reservedHeaders } from './headers.ts'
import { bodyOf, type HttpRequest, type Operation } from './operation.ts'
import { send } from './send.ts'

/**
 * The transport in the shape of `fetch`, for a typed client above it. It sends only requests of these operations for the account
 * of the options, so that no path can carry the credential elsewhere. A status is no error; what `Response` cannot hold is one.
 */
export function transportAsFetch(
  options: ResolvedOptions,
  operations: readonly [Operation, ...Operation[]],
): (request: Request) => Promise<Response> {
  return (request) => {
    const match = operations.find((operation) => isRequestOf(operation, request, options))
    const given = new Headers(request.headers)
    for (const name of reservedHeaders) given.delete(name)
    const own = { ...options, signal: request.signal, headers: mergeHeaders(options.headers, given) }
    return perform(match ?? operations[0], own, undefined, (call) => respond(call, request, match !== undefined))
  }
}

async function respond(call: Call, request: Request, isKnown: boolean): Promise<Response> {
  if (!isKnown) {
    const what = 'the path or the account is not one that the client was created for.'
    const hint = 'Pass the clientId of the client in params.path.'
    throw callError(call, { type: UsageError, outcome: 'not-sent', what, hint })
  }
  const { method, url } = request
  const type = request.headers.get('content-type')
  const headers: HttpRequest['headers'] = type === null ? {} : { 'Content-Type': type }
  const text = await request.text()
  const response = await send(call, { method, url, headers, ...(text !== '' && bodyOf(text)) })
  const { status } = response
  // Here, and not in the client above: the error of JSON.parse quotes the body, and so the token.
  if (status === 200 && call.operation.responses[status]?.schema !== undefined) readJson(call, response)
  // A redirect in a browser has the status 0.
  if (status < 200 || status > 599) throw errorForResponse(call, response)
  return new Response([204, 205, 304].includes(status) ? null : response.text, response)
}

function isRequestOf({ method, pathTemplate, parameters = [] }: Operation, request: Request, options: ResolvedOptions) {
  const { origin, pathname, search } = new URL(request.url)
  const template = (new URL(options.baseUrl).pathname.replace(/\/$/, '') + pathTemplate).split('/')
  const segments = pathname.split('/')
  const hasQuery = parameters.some(({ in: place }) => place === 'query')
  const isPlace = request.method === method && origin === options.origin && segments.length === template.length
  return (
    isPlace &&
    (hasQuery || search === '') &&
    segments.every((segment, index) => {
      const expected = template[index]
      if (expected === '{clientId}') return segment === encodeURIComponent(options.clientId)
      return segment === expected || (/^\{.*\}$/.test(expected ?? '') && segment !== '')
    })
  )
}
