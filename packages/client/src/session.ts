import type { InitiateResponse } from '@bulk-import/contract'

/** The settings as the server echoes them, with whatever else it answers. */
export type ImportSettings = Omit<InitiateResponse, 'AccessToken' | 'Status' | 'Expires' | 'Name'> &
  Record<string, unknown>

/** An import that was initiated. */
export interface ImportSession {
  /**
   * The token that stage, execute, status and exceptions need (S03, S04), as exact decimal digits. A secret: it is
   * shown by this property alone, never by printing, serializing or inspecting the session.
   */
  readonly accessToken: string
  /** When the token ends (S46): the only authority on its life (C01). */
  readonly expiresAt: Date
  /** As answered: one of those that the contract lists, or another that a later server knows. */
  readonly status: InitiateResponse['Status']
  readonly name: string
  readonly settings: ImportSettings
  /** Whether the token has ended. @param at the instant to judge by; default now, by the local clock */
  isExpired(at?: Date): boolean
  /** Milliseconds until the token ends, 0 when it has. @param at the instant to count from; default now */
  remainingMs(at?: Date): number
  /** The session without its token. */
  toJSON(): Record<string, unknown>
}

const inspect = Symbol.for('nodejs.util.inspect.custom')

export function createSession(
  response: InitiateResponse,
  accessToken: string,
  expiresAt: Date,
  now: () => number,
): ImportSession {
  const { AccessToken: _, Status: status, Expires, Name: name, ...settings } = response
  const toJSON = () => ({ status, name, expiresAt: expiresAt.toISOString(), settings })
  const remainingMs = (at?: Date) => Math.max(0, expiresAt.getTime() - (at?.getTime() ?? now()))
  const session = {
    status,
    name,
    settings,
    remainingMs,
    isExpired: (at?: Date) => remainingMs(at) === 0,
    toJSON,
    toString: () => `ImportSession ${JSON.stringify(name)} (${status}, until ${expiresAt.toISOString()})`,
  }
  // A Date can be changed by whoever holds it, so each reader gets one of its own.
  Object.defineProperties(session, {
    expiresAt: { get: () => new Date(expiresAt), enumerable: true },
    accessToken: { get: () => accessToken },
    [inspect]: { value: toJSON },
  })
  return Object.freeze(session) as typeof session & ImportSession
}
