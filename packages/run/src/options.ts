import type { AddRequest, Client, DeletionRequest } from '@bulk-import/client'
import type { Inferred } from '@bulk-import/client/provisional'
import type { BulkRecord } from '@bulk-import/contract/provisional'
import type { Input } from './input/input.ts'
import type { Initiating, Journal } from './journal/events.ts'
import type { Question } from './machine/run.ts'
import type { Observation, Progress } from './progress.ts'

/** A record: an object, or its JSON as text or as bytes, which pass as they are. */
export type RecordSource = BulkRecord | string | Uint8Array

/** **Provisional.** How a run goes. Times are in milliseconds. */
export interface RunSettings {
  /** How many of the records sent may fail at staging, as a number or as a share such as `'0.5%'`. Default: as the journal says, and 0 for a new run. */
  maxFailed?: number | `${number}%`
  /** Between two statuses of an execution, growing to 30 s. Default 2000, at least 10. */
  pollMs?: number
  /** How far apart two statuses have to agree after a doubt. Default 60 000, at least 10. */
  settleMs?: number
  /** How long the token must live after Initiate and before Execute. Default 600 000. */
  minLifeMs?: number
  /** Bounds one attempt of a status and of a page of failed records. Default: as the client bounds an attempt. */
  readTimeoutMs?: number
  /** Stages, and does not execute. Default false. */
  stageOnly?: boolean
  /**
   * Asks a person: whether to begin, and again whether to execute with the counters in view. It is asked for a deletion and for a refresh
   * flag only. Default: a run that needs it is refused.
   */
  confirm?: (question: Question) => boolean | Promise<boolean>
  /** Keeps the records that failed: is given their texts, and tells how many they were. Default: they are counted. */
  keepFailed?: (lines: AsyncIterable<string>) => Promise<number>
  onProgress?: (progress: Progress) => void
  /** Is told which inferences were seen to hold on this service, or not. */
  onObservation?: (observation: Observation) => void
  /** Ends the run: after the request that is under way, nothing else is sent. */
  signal?: AbortSignal
  /** Time and waiting, for tests. */
  clock?: { now(): number; sleep(ms: number, signal?: AbortSignal): Promise<void> }
}

export interface NewRun extends RunSettings {
  client: Client
  /** An input of `fileInput`, or whatever gives one record after the other. */
  records: Input | Iterable<RecordSource> | AsyncIterable<RecordSource>
  /** Begins the journal with its first event. It is closed when the run ends. Default: one in memory. */
  journal?: (first: Initiating) => Promise<Journal>
  /** What the service does otherwise than we infer. */
  inferred?: Inferred
  /** How long the body of a stage request may be, its wrapper included. Default 24 500 000, at least 1000 (P13, C27). */
  chunkBytes?: number
  /** Where the client sends, for whoever resumes by the journal. */
  target?: { baseUrl: string; clientId: string }
  /** For whoever resumes by the journal. */
  failedPath?: string
}

/** **Provisional.** A run that adds and updates profiles. */
export interface RunOptions extends NewRun {
  request: AddRequest
}

/** **Provisional.** A run that deletes profiles. */
export interface DeletionRunOptions extends NewRun {
  request: DeletionRequest
}

/** **Provisional.** A run that goes on by its journal. */
export interface ResumeOptions extends RunSettings {
  client: Client
  /** The journal of the run, opened again. */
  journal: Journal
  /**
   * The same input as before; not needed once all was staged. One that can be read once only, from its beginning, is for `restart`.
   */
  records?: NewRun['records']
  /** How long the body of a stage request may be from now on. Default: as before. */
  chunkBytes?: number
  /** Leaves the import of the journal, which changed nothing (I03), and begins a new one. Default false. */
  restart?: boolean
  /** With `restart`: what the service does otherwise than we infer, besides what was said before. */
  inferred?: Inferred
  /** Sends Execute once more, where nobody can tell whether it was executed. Default false. */
  executeAgain?: boolean
}
