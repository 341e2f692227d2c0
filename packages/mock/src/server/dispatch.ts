import type { Contract } from './contract.ts'
import type { Call, MockRequest, MockResponse } from './http.ts'
import { errorResponse } from './responses.ts'
import type { Match } from './router.ts'

/** What a route leads to. */
export interface RouteHandler {
  /** Whether it is an operation of the contract, and not one of the mock's own paths. */
  isOperation: boolean
  respond(call: Call): MockResponse
}

const maximumListed = 10

/** Responds by the handler that was found, or with an error response when there is none. */
export function dispatch(
  { status, handler, parameters, allow }: Match<RouteHandler>,
  request: MockRequest,
  path: string,
  { operations }: Contract,
): MockResponse {
  if (status === 200 && handler !== undefined) return handler.respond({ request, parameters })
  if (status === 400 || !path.startsWith('/'))
    return errorResponse(400, 'The path cannot be read: its percent-encoding is wrong.')
  const shown = path.slice(0, 200)
  if (status === 405)
    return errorResponse(405, `${shown} takes ${allow.join(', ')}, not ${request.method}.`, { Allow: allow.join(', ') })
  const all = Object.values(operations).map(({ method, pathTemplate }) => `${method} ${pathTemplate}`)
  const more = all.length > maximumListed ? ` and ${all.length - maximumListed} more` : ''
  const listed = `${all.slice(0, maximumListed).join(', ')}${more}`
  return errorResponse(404, `There is nothing at ${shown}. The contract has ${listed}.`)
}
