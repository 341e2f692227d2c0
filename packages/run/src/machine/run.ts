import type { Client } from '@bulk-import/client'
import type { BulkImport, ImportStatusReport } from '@bulk-import/client/provisional'
import type { InitiateRequest } from '@bulk-import/contract'
import type { Input } from '../input/input.ts'
import type { Initiating, JournalEvent } from '../journal/events.ts'
import type { RunState } from '../journal/state.ts'
import type { Observation, Progress } from '../progress.ts'

/** Times and bounds of a run, in milliseconds and bytes. */
export interface Limits {
  chunkBytes: number
  /** How many records may fail at staging, of so many that were sent. */
  mayFail(failed: number, sent: number): boolean
  pollMs: number
  settleMs: number
  minLifeMs: number
  /** Of one attempt; undefined where the client says it. */
  readTimeoutMs: number | undefined
}

/** What a person is asked: before anything is sent, and before Execute. */
export interface Question {
  when: 'before-initiate' | 'before-execute'
  request: InitiateRequest
  isDeletion: boolean
  /** How many records there are; undefined before a stream was read. */
  records: number | undefined
  /** The last report, before Execute. */
  report?: ImportStatusReport
}

/** Everything that a run works with: what it is to do, where it stands, and what it does it by. */
export interface Run {
  client: Client
  /** The first event of the journal, which has what the run is to do. Its input is filled in by the check pass. */
  plan: Initiating
  /** Undefined where it is not given again. */
  input: Input | undefined
  limits: Limits
  isStageOnly: boolean
  /** Whether a person has left the import of the journal for a new one. */
  isRestart: boolean
  /** Whether a person has ordered Execute once more. */
  mayExecuteAgain: boolean
  /** Where the run stands; `record` moves it on. */
  state: RunState
  /** The last report of the import. */
  report: ImportStatusReport | undefined
  /** Writes an event to the journal. */
  record(event: JournalEvent): Promise<void>
  /** The steps of the import, once there is one. */
  steps(): BulkImport
  now(): number
  sleep(ms: number): Promise<void>
  confirm(question: Question): Promise<unknown>
  /** Writes the failed records anew and tells how many they are; undefined where nobody wants them. */
  keepFailed: ((lines: AsyncIterable<string>) => Promise<number>) | undefined
  /** How many of this import it has written; infinite where an earlier process may have. */
  failedWritten: number
  emit(progress: Progress): void
  /** What was seen of the inferences. */
  observe(observation: Observation): void
  signal: AbortSignal | undefined
}
