import { createMockFetch, type MockFetch, type RunningMock, type ServerOptions, startMock } from '@bulk-import/mock'
import { onTestFinished } from 'vitest'
import { minimal } from '../../support/requests.ts'

export const noon = Date.UTC(2026, 10, 23, 12)

/** A clock that stands still at noon and never waits; what was to be waited for is listed. */
export function stillClock(): { now(): number; delay(ms: number): Promise<void>; delays: number[] } {
  const delays: number[] = []
  return {
    delays,
    now: () => noon,
    delay: async (ms) => {
      delays.push(ms)
    },
  }
}

/** A mock that is closed after the test. */
export async function served(options: ServerOptions = {}): Promise<RunningMock> {
  const mock = await startMock({ clock: stillClock(), ...options })
  onTestFinished(() => mock.close())
  return mock
}

/** The same without a socket. */
export async function inProcess(options: ServerOptions = {}): Promise<MockFetch> {
  const mock = createMockFetch({ clock: stillClock(), ...options })
  onTestFinished(() => mock.close())
  return mock
}

/** Both ways to have a mock, for tests that hold for either. */
export const bothWays = [
  ['over HTTP', served],
  ['in process', inProcess],
] as const

export interface Sent {
  signal?: AbortSignal
  clientId?: string
  path?: string
  method?: string
  /** Headers besides the usual ones; undefined takes one away. */
  headers?: Record<string, string | undefined>
  /** The JSON value, or with `text` the text, of the body. */
  json?: unknown
  text?: string | Uint8Array<ArrayBuffer>
}

export interface Received {
  status: number
  headers: Headers
  text: string
  /** The body as JSON; undefined when it is none. */
  json: Record<string, unknown> & { Message: string }
}

/** Sends one Initiate, legal unless told otherwise. */
export async function send(mock: RunningMock | MockFetch, sent: Sent = {}): Promise<Received> {
  const { clientId = 'ACME_CORP', path = `/${clientId}/Import`, method = 'POST', json = minimal } = sent
  const headers = { Authorization: 'Bearer secret-4711', 'Content-Type': 'application/json', ...sent.headers }
  const entries = Object.entries(headers).filter((header): header is [string, string] => header[1] !== undefined)
  const body = sent.text ?? JSON.stringify(json)
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const go = typeof mock === 'function' ? mock : fetch
  const init = { method, headers: entries, ...(hasBody && { body }), ...(sent.signal && { signal: sent.signal }) }
  const response = await go(mock.url + path, init)
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: parsed(text) as Received['json'] }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What became of a request that did not end well: the code of the error below the TypeError of fetch. */
export async function failureOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => new Error('it did not fail'),
    (reason: Error) => reason,
  )
  return (error.cause as { code?: string } | undefined)?.code ?? error.message
}
