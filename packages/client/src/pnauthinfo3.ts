import type { AuthContext } from './auth/auth.ts'

/** How a request is signed. What the vendor's public pages do not say has no default. */
export interface PnAuthInfo3Options {
  /** The API user, which must belong to the account. */
  userId: string
  /** The shared secret, used as the bytes of its UTF-8 text. */
  secret: string
  /** Hash of the keyed variant. Default SHA256. */
  hash?: 'SHA256' | 'SHA384' | 'SHA512'
  /**
   * The time stamp to send, for example `(now) => now.toISOString()`. The vendor wants ISO 8601, not in the future, 15
   * minutes old at most, in one of two time zones; which form means which zone is not on its public pages, so this is
   * yours to give.
   */
  timestamp: (now: Date) => string
  /** Default: the clock of the platform. */
  now?: () => Date
}

const algorithms = { SHA256: 'SHA-256', SHA384: 'SHA-384', SHA512: 'SHA-512' } as const

/**
 * Credentials by the vendor's custom scheme PNAUTHINFO3, keyed variant, to be given as `auth`. Each attempt is signed anew.
 *
 * Verified against the vendor's public pages: the form of the header and the names of the hashes. **Not verified:** the
 * string that is signed, account id, user id and time stamp joined by colons. It is known only from a third party's code,
 * since no page of the vendor that we could read prints it; no test vector is known either. The un-keyed variant is left out, because its
 * string is not known at all.
 */
export function pnAuthInfo3(options: PnAuthInfo3Options): (context: AuthContext) => Promise<string> {
  const { userId, secret, hash = 'SHA256', timestamp, now = () => new Date() } = options
  if (!userId || !secret || !Object.hasOwn(algorithms, hash) || typeof timestamp !== 'function') {
    throw new TypeError(
      'pnAuthInfo3 needs a userId, a secret, a hash of SHA256, SHA384 or SHA512, and a timestamp function.',
    )
  }
  const encoder = new TextEncoder()
  let key: Promise<CryptoKey> | undefined
  return async ({ clientId }) => {
    key ??= crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: algorithms[hash] }, false, [
      'sign',
    ])
    const time = timestamp(now())
    const signature = await crypto.subtle.sign('HMAC', await key, encoder.encode(`${clientId}:${userId}:${time}`))
    const base64 = btoa(String.fromCharCode(...new Uint8Array(signature)))
    return `PNAUTHINFO3-HMAC-${hash} Credential=${userId}/${time} Signature=${base64}`
  }
}
