/** A request, whichever way it came. */
export interface MockRequest {
  method: string
  /** The request target as it was sent: a path with its query, or an absolute URL. */
  target: string
  /** Names in lower case. */
  headers: Readonly<Record<string, string | string[] | undefined>>
  /** What was sent, or more than `maxBodyBytes` of it when it was larger than that. */
  body: Uint8Array
  /** How it came; left out where there is no socket. */
  connection?: Connection
}

interface Connection {
  /** The option of the server of this name. */
  host: string
  /** The address of this machine that the client has reached. */
  localAddress: string
  /** Whether answers to earlier requests have not been taken yet (pipelining, RFC 9112, section 9.3.2). */
  isQueued: boolean
}

/** An answer, before anything is done to it on its way. */
export interface MockResponse {
  status: number
  headers: Record<string, string>
  body: string
  /** How to deliver it; at once and whole when it is left out. */
  delivery?: Delivery
  /** Why it was refused, for the record of requests. Never holds a value of a header. */
  message?: string
}

interface Delivery {
  /** Milliseconds to wait before the first byte. */
  delayMs?: number
  /** What happens to the connection instead of a whole answer. */
  fault?: ConnectionFault
}

/**
 * `reset`: the connection is reset without an answer. `lost-answer`: it is closed without one. `stall-headers`: it stays open,
 * and nothing comes. `stall-body`: half of the body comes, then nothing. `cut-off`: half of the body comes, then it is closed.
 */
export type ConnectionFault = 'reset' | 'lost-answer' | 'stall-headers' | 'stall-body' | 'cut-off'

/** The part of the body that is delivered before a stall or a cut. */
export function firstHalf(body: string): string {
  return body.slice(0, Math.ceil(body.length / 2))
}

/** The value of a header that may have been sent more than once. */
export function headerOf({ headers }: Pick<MockRequest, 'headers'>, name: string): string | undefined {
  const value = headers[name]
  return typeof value === 'object' ? value.join(', ') : value
}
