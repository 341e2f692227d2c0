import { printable } from '@bulk-import/internal/printable'
import { textMemory } from '../memory/text-memory.ts'
import { headerOf, type MockRequest, type MockResponse } from '../server/http.ts'
import { isoSeconds } from './clock.ts'

/** What the mock keeps of a request: never a value of a header, nor the query. */
export interface RequestRecord {
  /** When it arrived, ISO 8601 in UTC, by the clock of the mock. */
  at: string
  method: string
  /** Without the query, with `{accessToken}` in place of an access token, and cut after 200 characters. */
  path: string
  clientId?: string
  /** The status of the response; 0 when the connection ended without one. */
  status: number
  authorization: 'present' | 'absent'
  bodyBytes: number
  /** The body of a request for an operation, as text, but for records: the first 16 KiB of it. Bytes that are not UTF-8 are shown as U+FFFD. */
  body?: string
  /** The step of a scenario that was injected. */
  scenario?: string
  /** Why it was refused. */
  message?: string
}

/** Remembers the newest records, and tells `onRequest` of each. */
export function requestLog(remember: number, onRequest: ((record: RequestRecord) => void) | undefined) {
  const memory = textMemory(remember, 600)
  return {
    add(record: RequestRecord): void {
      memory.add(JSON.stringify(record))
      try {
        onRequest?.(record)
      } catch {
        // A log that fails must not change the response.
      }
    },
    list: () => memory.list().map((text) => JSON.parse(text) as RequestRecord),
    reset: memory.clear,
  }
}

const maximumPath = 200
const maximumBodyBytes = 16 * 1024
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** @param scenario the step that was injected */
export function recordOf(
  request: MockRequest,
  { path, isBodyShown, clientId }: { path: string; isBodyShown: boolean; clientId?: string | undefined },
  at: number,
  scenario: string | undefined,
  response: MockResponse,
): RequestRecord {
  const { method, body, streamed } = request
  return {
    at: isoSeconds(at),
    method,
    path: path.slice(0, maximumPath),
    ...(clientId !== undefined && { clientId: clientId.slice(0, maximumPath) }),
    status: hasNoResponse.has(response.delivery?.fault) ? 0 : response.status,
    authorization: headerOf(request, 'authorization') === undefined ? 'absent' : 'present',
    bodyBytes: streamed?.bytes() ?? body.length,
    ...(isBodyShown && { body: utf8.decode(body.subarray(0, maximumBodyBytes)) }),
    ...(scenario !== undefined && { scenario }),
    ...(response.message !== undefined && { message: response.message }),
  }
}

const hasNoResponse = new Set<string | undefined>(['reset', 'lost-response', 'stall-headers'])

/** One line for a log: `POST /ACME_CORP/Import 200`. Control characters are escaped, since a terminal would obey them. */
export function formatRequest({ method, path, status, scenario, message }: RequestRecord): string {
  const why = [scenario && `(scenario: ${scenario})`, message].filter(Boolean).join(' ')
  return printable(`${method} ${path} ${status === 0 ? 'no response' : status}${why && ` ${why}`}`)
}
