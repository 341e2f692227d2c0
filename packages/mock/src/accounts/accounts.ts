import type { MockResponse } from '../server/http.ts'
import { errorResponse, retryAfter } from '../server/responses.ts'

/** What the mock knows of one account. */
export interface Account {
  /** Whether the service knows it; otherwise it gets a 404 (S29). Default true. */
  exists?: boolean
  /** Whether its user's group has the permission Delete Profiles; without it a deletion gets a 403 (S20). Default true. */
  canDeleteProfiles?: boolean
  /** Whether whatever Authorization header comes is taken as right; otherwise 401 (S59). Default true. */
  hasGoodCredentials?: boolean
  /** Otherwise every request gets a 503 with Retry-After (S62). Default true. */
  isAvailable?: boolean
  /** What Retry-After says while it is unavailable, in milliseconds, rounded up to whole seconds. Default 1000. */
  retryAfterMs?: number
  /** Imports within 24 hours, instead of the option `quota`; 0 means none. */
  quota?: number
}

/** The accounts of a mock. */
export interface Accounts {
  /** By client id. */
  accounts: Readonly<Record<string, Account>>
  /** Whether a client id that is not listed works, with every permission; otherwise it gets a 404 (S29). Default false. */
  acceptOthers?: boolean
}

/** Any client id works, except these, which trigger error responses. Used unless the option `accounts` replaces it. */
export const defaultAccounts: Accounts = {
  acceptOthers: true,
  accounts: {
    UNKNOWN_CLIENT: { exists: false },
    NO_DELETE_PERMISSION: { canDeleteProfiles: false },
    WRONG_CREDENTIALS: { hasGoodCredentials: false },
    UNAVAILABLE: { isAvailable: false },
    OVER_QUOTA: { quota: 0 },
  },
}

export type FindAccount = (clientId: string) => Account | undefined

/** Looks an account up; undefined when the service does not know it. */
export function accountFinder({ accounts, acceptOthers = false }: Accounts = defaultAccounts): FindAccount {
  const listed = new Map(Object.entries(accounts))
  const other: Account | undefined = acceptOthers ? {} : undefined
  return (clientId) => {
    const account = listed.get(clientId) ?? other
    return account?.exists === false ? undefined : account
  }
}

/** Refuses what an account may not do at all. @param challenge the headers of a 401 */
export function refuseAccount(
  account: Account | undefined,
  challenge: Record<string, string>,
): MockResponse | undefined {
  if (account === undefined) return errorResponse(404, 'The client id in the path is not known (S29).')
  if (account.isAvailable === false) {
    const message = 'The service cannot take requests of this account (S62).'
    return errorResponse(503, message, retryAfter(account.retryAfterMs ?? 1000))
  }
  return account.hasGoodCredentials === false
    ? errorResponse(401, 'The credentials are wrong (S59).', challenge)
    : undefined
}
