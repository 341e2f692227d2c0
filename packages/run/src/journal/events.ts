import type { Inferred } from '@bulk-import/client/provisional'
import type { InitiateRequest } from '@bulk-import/contract'

/** An input that can be read again, as it was when it was checked. */
export interface InputFacts {
  /** Absolute, where it is a file. */
  path?: string
  records: number
  /** Of the decompressed text. */
  bytes: number
  /** SHA-256 of the decompressed text, in hex. */
  sha256: string
}

/** What the counters of a report said. */
export interface StagedCounters {
  received: number
  failed: number
}

/** What a run is about to do, before its first request. */
export interface Initiating {
  event: 'initiating'
  version: 1
  /** When, ISO 8601 in UTC. */
  at: string
  baseUrl: string
  clientId: string
  request: InitiateRequest
  isDeletion: boolean
  /** Null for a stream, which cannot be read again. */
  input: InputFacts | null
  /** Absolute. */
  failedPath?: string
  chunkBytes: number
  /** As in the options; 0 where it is missing. */
  maxFailed?: number | `${number}%`
  inferred: Inferred
}

/** A chunk that is about to be sent: its place in the decompressed text of the input. */
export interface Sending {
  event: 'sending'
  from: number
  to: number
  records: number
  /** SHA-256 of the decompressed text up to `to`, in hex. */
  sha256: string
}

/**
 * What happened, one JSON line each, in this order. An event that announces a request is on the disk before the request; none holds a
 * credential or a record.
 */
export type JournalEvent =
  | Initiating
  | { event: 'not-initiated'; status: number }
  | { event: 'initiated'; accessToken: string; expires?: string; isContradicting?: boolean }
  | Sending
  | ({ event: 'taken' } & StagedCounters)
  | { event: 'staged'; records: number; bytes: number }
  | { event: 'executing' }
  /** `status`: of the refusal; 0 where Execute never left. */
  | { event: 'not-executed'; status: number }
  | { event: 'executed' }
  | { event: 'finished'; result: FinishedResult }

/** How a run ended, as it is printed again. */
export interface FinishedResult {
  outcome: 'imported' | 'partly-imported' | 'failed'
  /** How many records were sent. */
  sent: number
  counters: Readonly<Record<string, number>>
  /** How many failed records the failed file has; undefined where there is none, or it could not be written. */
  failedRecords?: number
  /** Whether these are all that the counters say. */
  isFailedComplete: boolean
}

/** Where events are kept. */
export interface Journal {
  /** All that it has by now, oldest first. */
  readonly events: readonly JournalEvent[]
  /** Adds one; fulfils when it would survive a power cut. What it throws ends the run before anything is sent. */
  append(event: JournalEvent): Promise<void>
  /** Lets it go: another run may open it then. */
  close(): Promise<void>
}
