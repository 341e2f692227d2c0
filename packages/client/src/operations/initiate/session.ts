import type { InitiateResponse, Issue } from '@bulk-import/contract'
import { instantsOf } from '@bulk-import/internal/dates'
import type { Redactor } from '@bulk-import/internal/redact'
import type { ReceivedResponse } from '../../errors.ts'
import { redactValue } from '../../transport/redact.ts'
import { type HttpResponse, redactHeaders } from '../../transport/response.ts'

/**
 * The settings as the server repeats them, with whatever else it sends, without secrets. None of them contradicts the request.
 * What nests more than 32 levels deep, and texts of more than 8 kB, are left out.
 */
export type ImportSettings = Partial<Omit<InitiateResponse, 'AccessToken' | 'Status' | 'Expires' | 'Name'>> &
  Record<string, unknown>

/** An import that was initiated. */
export interface ImportSession {
  /**
   * The token that stage, execute, status and exceptions need (S03, S04), as exact decimal digits. A secret: it is
   * shown by this property alone, never by printing, serializing or inspecting the session.
   */
  readonly accessToken: string
  /** When the token ends, as the server wrote it (S46): the only authority on its life (C01). */
  readonly expires: string | undefined
  /** The instant of `expires`; undefined where it cannot be read (C23). Without a time zone it is read as UTC. */
  readonly expiresAt: Date | undefined
  /** The state of the import; a later server may send another than those that the contract lists. */
  readonly status: InitiateResponse['Status'] | undefined
  readonly name: string | undefined
  readonly settings: ImportSettings
  /** What is odd about the response, and does not keep it from being used; empty on a good day. */
  readonly issues: readonly Issue[]
  /** Status and headers of the response, without credentials. Not enumerable. */
  readonly response: Pick<ReceivedResponse, 'status' | 'headers'>
  /**
   * Whether the token has ended; undefined where `expiresAt` is.
   *
   * @param at the instant to judge by; default now, by the local clock
   * @throws RangeError when `at` is no date
   */
  isExpired(at?: Date): boolean | undefined
  /**
   * Milliseconds until the token ends, 0 when it has; undefined where `expiresAt` is.
   *
   * @param at the instant to count from; default now, by the local clock
   * @throws RangeError when `at` is no date
   */
  remainingMs(at?: Date): number | undefined
  /** The session without its token. */
  toJSON(): Record<string, unknown>
}

const inspect = Symbol.for('nodejs.util.inspect.custom')

/**
 * The session for a response that was accepted. Nothing of it is redacted before it is looked at: that takes longer than the call.
 *
 * @param redactor knows what must not be shown
 */
export function createSession(
  body: Record<string, unknown>,
  accessToken: string,
  issues: readonly Issue[],
  response: HttpResponse,
  redactor: Redactor,
  now: () => number,
): ImportSession {
  const { AccessToken: _, Status, Expires, Name, ...others } = body
  const text = (value: unknown) => (typeof value === 'string' ? (redactValue(value, redactor) as string) : undefined)
  const expiresMs = () => instantsOf(text(Expires) ?? '')?.earliestMs
  const remainingMs = (at?: Date) => {
    const instant = at === undefined ? now() : at.getTime()
    if (Number.isNaN(instant)) throw new RangeError('The date given is not a date.')
    const endMs = expiresMs()
    return endMs === undefined ? undefined : Math.max(0, endMs - instant)
  }
  const settings = once(() => redactValue(others, redactor) as ImportSettings)
  const session = {
    get status() {
      return text(Status)
    },
    get name() {
      return text(Name)
    },
    get expires() {
      return text(Expires)
    },
    /** A Date can be changed by whoever holds it, so each reader gets one of its own. */
    get expiresAt() {
      const endMs = expiresMs()
      return endMs === undefined ? undefined : new Date(endMs)
    },
    get settings() {
      return settings()
    },
    issues,
    remainingMs,
    isExpired: (at?: Date) => {
      const leftMs = remainingMs(at)
      return leftMs === undefined ? undefined : leftMs === 0
    },
    toJSON: () => {
      const { status, name, expires, expiresAt } = session
      return { status, name, expires, expiresAt: expiresAt?.toISOString(), settings: session.settings, issues }
    },
    toString: () => {
      const { name, status, expiresAt } = session
      return `ImportSession ${JSON.stringify(name)} (${status}, until ${expiresAt?.toISOString() ?? 'unknown'})`
    },
  }
  Object.defineProperties(session, {
    accessToken: { get: () => accessToken },
    response: { get: once(() => ({ status: response.status, headers: redactHeaders(response, redactor) })) },
    [inspect]: { value: session.toJSON },
  })
  return Object.freeze(session) as typeof session & ImportSession
}

/** Makes a value when it is first asked for. */
function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
