import type { Contract } from './contract.ts'
import { type MockRequest, type MockResponse, pathOf } from './http.ts'
import { errorResponse } from './responses.ts'
import { createRouter, type Match, type Route } from './router.ts'

/** A request with what its path says. */
export interface Call {
  request: MockRequest
  /** Parameters of the path, decoded. */
  parameters: Readonly<Record<string, string>>
  /** The parsed body, once it was found to keep the contract. */
  body?: unknown
}

/** What a route leads to. */
export interface RouteHandler {
  /** What stands before the path of an operation: the path of a server of the document, or nothing. Undefined for the mock's own. */
  basePath?: string
  respond(call: Call): MockResponse
}

/** Where a request leads to. */
interface Routed {
  /** `control` is anything below `/_mock`, where no operation can be; `none` is for a path or method that no operation has. */
  kind: 'operation' | 'control' | 'page' | 'none'
  /** Without what stands before the path of an operation. */
  path: string
  parameters: Call['parameters']
  /** Responds, with an error response when no handler takes the request. */
  respond(): MockResponse
}

/** Routes requests to handlers. */
export function routeRequests(
  routes: readonly Route<RouteHandler>[],
  contract: Contract,
): (request: MockRequest) => Routed {
  const all = createRouter(routes)
  const own = createRouter(routes.filter(({ handler }) => handler.basePath === undefined))
  return (request) => {
    const path = pathOf(request.target) ?? '(unreadable)'
    const isControl = path === '/_mock' || path.startsWith('/_mock/')
    const match = (isControl ? own : all).match(request.method, path)
    const { basePath } = handlerOf(match) ?? {}
    return {
      kind: isControl ? 'control' : kindOf(match),
      path: path.slice(basePath?.length ?? 0),
      parameters: 'parameters' in match ? match.parameters : {},
      respond() {
        if (match.status !== 200) return routingError(match, request.method, path, contract)
        return match.handler.respond({ request, parameters: match.parameters })
      },
    }
  }
}

function handlerOf(match: Match<RouteHandler>): RouteHandler | undefined {
  return 'handler' in match ? match.handler : undefined
}

function kindOf(match: Match<RouteHandler>): Routed['kind'] {
  const handler = handlerOf(match)
  if (handler !== undefined && handler.basePath === undefined) return 'page'
  return match.status === 200 ? 'operation' : 'none'
}

const maximumListed = 10

/** Responds to a request that no handler takes. */
function routingError(
  match: Exclude<Match<RouteHandler>, { status: 200 }>,
  method: string,
  path: string,
  { operations }: Contract,
): MockResponse {
  if (match.status === 400 || !path.startsWith('/'))
    return errorResponse(400, 'The path cannot be read: its percent-encoding is wrong.')
  const shown = path.slice(0, 200)
  if (match.status === 405) {
    const allow = match.allow.join(', ')
    return errorResponse(405, `${shown} takes ${allow}, not ${method}.`, { Allow: allow })
  }
  const all = Object.values(operations).map((operation) => `${operation.method} ${operation.pathTemplate}`)
  const more = all.length > maximumListed ? ` and ${all.length - maximumListed} more` : ''
  return errorResponse(
    404,
    `There is nothing at ${shown}. The contract has ${all.slice(0, maximumListed).join(', ')}${more}.`,
  )
}
