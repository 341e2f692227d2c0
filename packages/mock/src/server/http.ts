/** A request, whichever way it came. */
export interface MockRequest {
  method: string
  /** The request target as it was sent: a path with its query, or an absolute URL. */
  target: string
  /** Names in lower case. */
  headers: Readonly<Record<string, string | string[] | undefined>>
  /** What was sent, or more than `maxBodyBytes` of it when it was larger than that. */
  body: Uint8Array
  /** How it came; undefined where there is no socket. */
  connection?: Connection
  /** What has read the body while it came, instead of `body`. */
  streamed?: BodySink
}

/** Reads a body in pieces, and keeps what it makes of them. */
export interface BodySink {
  write(chunk: Uint8Array): void
  /** How many bytes have come. */
  bytes(): number
  /** What the handler gets as the body; or what is wrong with it. */
  end(): { value: unknown } | MockResponse
}

interface Connection {
  /** The option of the server of this name. */
  host: string
  /** The address of this machine that the client reached. */
  localAddress: string
  /** Whether the client has not yet read responses to earlier requests (pipelining, RFC 9112, section 9.3.2). */
  isQueued: boolean
}

/** A request with what its path says. */
export interface Call {
  request: MockRequest
  /** Parameters of the path, decoded. */
  parameters: Readonly<Record<string, string>>
  /** The parsed body, once it was found to keep the contract. */
  body?: unknown
  /** A fault of the scenario: what is told was true so long ago, in milliseconds. */
  lagMs?: number
}

export interface MockResponse {
  status: number
  headers: Record<string, string>
  body: string
  /** How to deliver it. Default: at once and whole. */
  delivery?: Delivery
  /** Why the request was refused, for the record of requests. Never holds a value of a header. */
  message?: string
}

interface Delivery {
  /** How long to wait before the first byte, in milliseconds. */
  delayMs?: number
  /** What happens to the connection instead of a whole response. */
  fault?: ConnectionFault
}

/**
 * `reset`: the connection is reset without a response. `lost-response`: it is closed without one. `stall-headers`: it stays open,
 * and nothing comes. `stall-body`: half of the body comes, then nothing. `cut-off`: half of the body comes, then it is closed.
 */
export type ConnectionFault = 'reset' | 'lost-response' | 'stall-headers' | 'stall-body' | 'cut-off'

/** The part of the body that is delivered before a stall or a cut. */
export function firstHalf(body: string): string {
  return body.slice(0, Math.ceil(body.length / 2))
}

/** The value of a header that may have been sent more than once. */
export function headerOf({ headers }: Pick<MockRequest, 'headers'>, name: string): string | undefined {
  const value = headers[name]
  return typeof value === 'object' ? value.join(', ') : value
}

/**
 * The path of a request target as a URL parser sees it: dot segments resolved, odd characters encoded, without the query.
 * `(unreadable)` when it cannot be read.
 */
export function pathOf(target: string): string {
  if (/^[\w/~-]*$/.test(target)) return target
  const url = /^https?:\/\//i.test(target) ? target : `http://mock${target}`
  const path = target.startsWith('/') || url === target ? URL.parse(url)?.pathname : undefined
  return path ?? '(unreadable)'
}
