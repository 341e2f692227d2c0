import type { ImportStatusReport as ContractReport } from '@bulk-import/contract/provisional'
import type { CallOptions } from '../options.ts'

/** Whose steps these are: what Initiate returned, or what was kept of it. */
export interface ImportToken {
  /** The access token, as exact decimal digits. A number is refused: it may have been rounded (C11). */
  readonly accessToken: string
  /**
   * When the token expires, as the server wrote it, or as a Date. After the latest instant that it can mean nothing is sent any more; a text
   * that cannot be read as a date stops nothing (C23).
   */
  readonly expires?: string | Date | undefined
}

/** What your service does differently from what we inferred. What is left out is as the contract has it. */
export interface Inferred {
  /** The path of Stage, with `{clientId}` and `{accessToken}` in it (I04). */
  stagePath?: string
  /** The name of the collection of records (I05, I12). */
  recordsProperty?: string
  /** The path of Execute (L08). */
  executePath?: string
  /** The path of Retrieve status (I09). */
  statusPath?: string
  /** The path of Retrieve exceptions (I11). */
  exceptionsPath?: string
  /** The offset of the first failed record (P22, I13). */
  firstOffset?: number
}

/** The import as it stands, with its token as exact digits. The token is not enumerable, so that no log has it by accident. */
export type ImportStatusReport = Omit<ContractReport, 'AccessToken'> & {
  readonly AccessToken: string
  /** How long the server asked to wait before the next request, in milliseconds (Retry-After). Not enumerable: it is none of the report. */
  readonly retryAfterMs?: number | undefined
}

/**
 * What a call of `stage` may set for itself. Where neither the call nor the client sets them, an attempt may take 60 s and one more for
 * each 100 kB of the body, and the deadline is 120 s and one attempt.
 */
export interface StageOptions extends CallOptions {
  /** The largest request body, wrapper included, in bytes. Default 25 000 000, at most 28 000 000 (P13, C27). */
  maxStageBytes?: number
}

/** What `retrieveExceptions` may set for itself. The options of a call hold for each page. */
export interface ExceptionsOptions extends CallOptions {
  /** How many records a page has at most. Default: that of the service, 1000 (P22). */
  limit?: number
  /** Gives the text of each record instead of an object, without line breaks: integers above 2^53 survive. Default false. */
  raw?: boolean
  /** Is told what each page calls its collection of records, which has any name here (I12). */
  onCollection?: (name: string) => void
  /** The largest page that is read, in bytes. Default 64 000 000, or that of the client where it is more. */
  maxBodyBytes?: number
}
