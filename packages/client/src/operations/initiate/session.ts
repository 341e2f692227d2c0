import type { Issue } from '@bulk-import/contract'
import { instantsOf } from '@bulk-import/internal/dates'
import type { Redactor } from '@bulk-import/internal/redact'
import { redactValue } from '../../transport/redact.ts'
import { type HttpResponse, redactHeaders } from '../../transport/response.ts'
import type { ImportSession, ImportSettings } from './types.ts'

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
  const shown = once(() => {
    const {
      AccessToken: _,
      Status,
      Expires,
      Name,
      ...settings
    } = redactValue(body, redactor) as Record<string, unknown>
    const [status, expires, name] = [Status, Expires, Name].map((text) => (typeof text === 'string' ? text : undefined))
    return { status, name, expires, endMs: instantsOf(expires ?? '')?.earliestMs, settings: settings as ImportSettings }
  })
  const remainingMs = (at?: Date) => {
    const instant = at === undefined ? now() : at.getTime()
    if (Number.isNaN(instant)) throw new RangeError('The date given is not a date.')
    const { endMs } = shown()
    return endMs === undefined ? undefined : Math.max(0, endMs - instant)
  }
  const session = {
    get status() {
      return shown().status
    },
    get name() {
      return shown().name
    },
    get expires() {
      return shown().expires
    },
    /** A Date can be changed by whoever holds it, so each reader gets one of its own. */
    get expiresAt() {
      const { endMs } = shown()
      return endMs === undefined ? undefined : new Date(endMs)
    },
    get settings() {
      return shown().settings
    },
    issues,
    remainingMs,
    isExpired: (at?: Date) => {
      const leftMs = remainingMs(at)
      return leftMs === undefined ? undefined : leftMs === 0
    },
    toJSON: () => {
      const { status, name, expires, expiresAt, settings } = session
      return { status, name, expires, expiresAt: expiresAt?.toISOString(), settings, issues }
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
function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
}
