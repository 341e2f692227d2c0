import type { InitiateRequest, InitiateResponse, Issue } from '@bulk-import/contract'
import type { ReceivedResponse } from '../../errors.ts'

type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never

/**
 * A request that adds and updates profiles. It cannot hold a deletion, at compile time and at run time. `ImportAction` may be
 * left out: `Add` is sent all the same, since which action applies without it is not stated (C10).
 */
export type AddRequest = InitiateRequest & { ImportAction?: 'Add' }

/** A request that deletes profiles. `ImportAction` may be left out: the call says it. */
export type DeletionRequest = DistributiveOmit<InitiateRequest, 'ImportAction'> & { ImportAction?: 'Delete' }

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
   * Whether the token has expired; undefined where `expiresAt` is.
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
