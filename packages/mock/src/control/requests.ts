import { printable } from '@bulk-import/internal/printable'
import { headerOf, type MockRequest, type MockResponse } from '../server/http.ts'
import type { Target } from '../server/target.ts'
import { isoSeconds } from './clock.ts'

/** What the mock keeps of a request: never a value of a header, nor the query. */
export interface RequestRecord {
  /** When it came, ISO 8601 in UTC, by the mock's clock. */
  at: string
  method: string
  /** Without the query, and cut after 200 characters. */
  path: string
  clientId?: string
  /** What was answered; 0 when the connection ended without an answer. */
  status: number
  authorization: 'present' | 'absent'
  bodyBytes: number
  /** What was sent to Initiate, as text: the first 16 KiB of it. Bytes that are not UTF-8 are shown as U+FFFD. */
  body?: string
  /** The step of a scenario that struck it. */
  scenario?: string
  /** Why it was refused. */
  message?: string
}

const maximumPath = 200
const maximumBodyBytes = 16 * 1024

/** What is kept of a request that was answered. @param scenario the step that struck it */
export function recordOf(
  request: MockRequest,
  target: Target,
  at: number,
  scenario: string | undefined,
  answer: MockResponse,
): RequestRecord {
  const { method, body } = request
  const fault = answer.delivery?.fault
  return {
    at: isoSeconds(at),
    method,
    path: target.path.slice(0, maximumPath),
    ...(target.kind === 'initiate' && { clientId: target.clientId.slice(0, maximumPath) }),
    status: fault === undefined || fault.endsWith('body') || fault === 'cut-off' ? answer.status : 0,
    authorization: headerOf(request, 'authorization') === undefined ? 'absent' : 'present',
    bodyBytes: body.length,
    ...(target.kind === 'initiate' && { body: textOf(body) }),
    ...(scenario !== undefined && { scenario }),
    ...(answer.message !== undefined && { message: answer.message }),
  }
}

function textOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, Math.min(byteLength, maximumBodyBytes)).toString('utf8')
}

/** One line for a log: `POST /ACME_CORP/Import 200`. Control characters are escaped, since a terminal would obey them. */
export function formatRequest({ method, path, status, scenario, message }: RequestRecord): string {
  const why = [scenario && `(scenario: ${scenario})`, message].filter(Boolean).join(' ')
  return printable(`${method} ${path} ${status === 0 ? 'no answer' : status}${why && ` ${why}`}`)
}
