import { isUtf8 } from 'node:buffer'
import { type Body, parseBody, writeBody } from './json.ts'

/** A request as a server sees it. */
export interface Asked {
  method: string
  url: string
  headers: Headers
  body: Uint8Array<ArrayBuffer>
}

export interface ServerResponse {
  status: number
  statusText?: string
  headers: Headers
  text: string
}

export type Server = (asked: Asked) => Promise<ServerResponse>

/** Makes a wrong server of a right one. It is called once for each run, so that it may remember. */
export type Operation = (server: Server) => Server

type Test = (body: Body, asked: Asked) => unknown

export const textOf = ({ body }: Asked): string => new TextDecoder().decode(body)

/** Changes every response. */
export function responds(change: (response: ServerResponse, asked: Asked) => Partial<ServerResponse>): Operation {
  return (server) => async (asked) => {
    const response = await server(asked)
    return { ...response, ...change(response, asked) }
  }
}

/** Changes answers of one status. */
export function on(
  status: number,
  change: (response: ServerResponse, asked: Asked) => Partial<ServerResponse>,
): Operation {
  return responds((response, asked) => (response.status === status ? change(response, asked) : {}))
}

/** Changes answers of one status that explain themselves so. */
export function where(status: number, words: RegExp, change: Partial<ServerResponse>): Operation {
  return on(status, ({ text }) => (words.test(text) ? change : {}))
}

/** Answers one status where another is right. */
export function becomes(status: number, wrong: number): Operation {
  return on(status, () => ({ status: wrong }))
}

/** Changes the body of an acceptance; it is told what was sent. */
export function accepted(change: (body: Body, sent: Body) => unknown): Operation {
  return on(200, ({ text }, asked) => {
    const body = parseBody(text)
    return body === undefined ? {} : { text: writeBody(change(body, parseBody(textOf(asked)) ?? {})) }
  })
}

/** Changes one attribute of an acceptance. Undefined drops it. */
export function attribute(name: string, change: (value: never, sent: Body) => unknown): Operation {
  return accepted((body, sent) => ({ ...body, [name]: change(body[name] as never, sent) }))
}

/** Changes an echo only where it was sent. */
export function echo(name: string, change: (value: never) => unknown): Operation {
  return attribute(name, (value, sent) => (name in sent ? change(value) : value))
}

/** Answers another value where nothing was sent. */
export function byDefault(name: string, value: unknown): Operation {
  return attribute(name, (given, sent) => (name in sent ? given : value))
}

/** Answers an attribute under another name. */
export function renamed(name: string, other: string): Operation {
  return accepted(({ [name]: value, ...body }) => (value === undefined ? body : { ...body, [other]: value }))
}

/** Sets a header of answers with a status; null removes it. */
export function header(status: number, name: string, value: string | null): Operation {
  return on(status, ({ headers }) => {
    const changed = new Headers(headers)
    if (value === null) changed.delete(name)
    else changed.set(name, value)
    return { headers: changed }
  })
}

/** Is looser: understands a body as another one, which is legal. */
export function takes(repair: (body: Body) => unknown): Operation {
  return reads((text) => {
    const body = parseBody(text)
    return body === undefined ? text : writeBody(repair(body))
  })
}

/** Is looser with one property: understands its value, where it is given, as another one; undefined as not given. */
export function takesAs(name: string, repair: (value: never) => unknown): Operation {
  return takes((body) => (Object.hasOwn(body, name) ? { ...body, [name]: repair(body[name] as never) } : body))
}

/** Is looser with what it reads at all. */
export function reads(repair: (text: string) => string): Operation {
  return asks((asked) => (isUtf8(asked.body) ? { body: new TextEncoder().encode(repair(textOf(asked))) } : {}))
}

/** Sees another request than was sent. */
export function asks(change: (asked: Asked) => Partial<Asked>): Operation {
  return (server) => (asked) => server({ ...asked, ...change(asked) })
}

/** Sees a header that was not sent, or another one. */
export function hears(name: string, value: string): Operation {
  return asks(({ headers }) => {
    const changed = new Headers(headers)
    changed.set(name, value)
    return { headers: changed }
  })
}

/** Takes one account for another. */
export function mistakes(clientId: string, other: string): Operation {
  return asks(({ url }) => ({ url: url.replace(`/${clientId}/`, `/${other}/`) }))
}

/** Is tighter: refuses what it should accept. */
export function refuses(test: Test, status = 400): Operation {
  return (server) => async (asked) => {
    const body = parseBody(textOf(asked)) ?? {}
    return asked.method === 'POST' && test(body, asked) ? errorResponse(status) : server(asked)
  }
}

export function errorResponse(status: number, message: unknown = 'No.'): ServerResponse {
  const headers = new Headers({ 'Content-Type': 'application/json' })
  return { status, headers, text: JSON.stringify({ Message: message }) }
}

/** One after the other, the first nearest to the caller. */
export function all(...operations: Operation[]): Operation {
  return (server) => operations.reduceRight((inner, operation) => operation(inner), server)
}
