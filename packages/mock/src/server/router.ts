import type { Contract } from './contract.ts'
import type { BodySink, Call, MockRequest, MockResponse } from './http.ts'
import { errorResponse } from './responses.ts'

export interface Route<Handler> {
  method: string
  /** A path, in which `{name}` stands for a segment or a part of one. */
  path: string
  handler: Handler
}

/** What a path leads to. With 405 the handler is that of another method; with 400 and 404 there is none. */
export interface Match<Handler> {
  status: 200 | 400 | 404 | 405
  handler?: Handler
  parameters: Readonly<Record<string, string>>
  /** The methods that the path has. */
  allow: string[]
}

export interface Router<Handler> {
  match(method: string, path: string): Match<Handler>
}

interface Place<Handler> {
  pattern: RegExp
  names: string[]
  handlers: Map<string, Handler>
}

/** Routes by method and path. Of two paths that match, the one with the longer literal beginning wins. */
export function createRouter<Handler>(routes: readonly Route<Handler>[]): Router<Handler> {
  const places = new Map<string, Place<Handler>>()
  for (const { method, path, handler } of [...routes].sort((one, other) => compare(rank(one.path), rank(other.path)))) {
    const place = places.get(path) ?? placeOf<Handler>(path)
    places.set(path, place)
    if (!place.handlers.has(method)) place.handlers.set(method, handler)
  }
  return {
    match(method, path) {
      let found: Match<Handler> = { status: 404, parameters: {}, allow: [] }
      for (const { pattern, names, handlers } of places.values()) {
        const values = pattern.exec(path)
        if (values === null) continue
        const parameters = decode(names, values)
        const handler = handlers.get(method)
        const allow = [...handlers.keys()]
        if (parameters === undefined) return { status: 400, parameters: {}, allow: [] }
        if (handler !== undefined) return { status: 200, handler, parameters, allow }
        const [other] = handlers.values()
        if (found.status === 404 && other !== undefined) found = { status: 405, handler: other, parameters, allow }
      }
      return found
    },
  }
}

function placeOf<Handler>(path: string): Place<Handler> {
  const names: string[] = []
  const source = path.split(/\{([^{}]+)\}/).map((part, index) => {
    if (index % 2 === 0) return part.replaceAll(/[.*+?^$()|[\]\\{}]/g, String.raw`\$&`)
    names.push(part)
    return '([^/]*)'
  })
  return { pattern: new RegExp(`^${source.join('')}$`), names, handlers: new Map() }
}

/** Parameters sort after any text. */
function rank(path: string): string {
  return path.replaceAll(/\{[^{}]+\}/g, '\uffff')
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function decode(names: readonly string[], values: RegExpExecArray): Record<string, string> | undefined {
  try {
    return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(values[index + 1] ?? '')]))
  } catch {
    return undefined
  }
}

export interface RouteHandler {
  /** The operation of the contract; undefined for one of the mock's own paths. */
  operationId?: string
  /** Reads the body of a call while it comes. */
  readBody?(call: Call): BodySink
  respond(call: Call): MockResponse
}

const maximumListed = 10

export function dispatch(
  { status, handler, parameters, allow }: Match<RouteHandler>,
  request: MockRequest,
  path: string,
  { operations }: Contract,
  lagMs = 0,
): MockResponse {
  if (status === 200 && handler !== undefined) return handler.respond({ request, parameters, lagMs })
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
