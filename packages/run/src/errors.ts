import type { Inferred } from '@bulk-import/client/provisional'

/** What a person would add to go on: the same journal again, a new import, or Execute once more; null when nothing helps but another run. */
export type Next = 'resume' | 'restart' | 'execute-again' | null

/**
 * How far a run had come. `nothing-sent`: no request left. `not-started`: no import exists. `not-executed`: an import exists, and changed
 * nothing (I03). `perhaps-executed`: Execute was sent, and what came of it was not seen.
 */
export type Reached = 'nothing-sent' | 'not-started' | 'not-executed' | 'perhaps-executed'

/**
 * Why a run ended before its result. `USAGE`: an option cannot be used. `INPUT`: a record cannot be sent. `INPUT_CHANGED`: it is not the
 * input that was checked, or staged. `NOT_CONFIRMED`: the person said no. `JOURNAL`: it could not be written. `NOT_STARTED`: Initiate was refused,
 * or no server was reached. `UNCLEAR_INITIATE`: an import may exist, or does otherwise than was asked for. `TOKEN_ENDS`: its token has ended, or will too
 * soon. `INFERENCE`: the service does otherwise than we infer; `ids` says which. `STAGE_REFUSED`: the server does not take a chunk.
 * `DOUBT`: nobody can tell what was taken, or what state the import is in. `TOO_MANY_FAILED`: more records failed at staging than may. `EXECUTE_REFUSED`: the server did not execute.
 * `EXECUTE_NOT_SENT`: Execute did not leave.
 * `EXECUTE_UNKNOWN`: nobody can tell whether it did. `RESULT_NOT_SEEN`: it did, and its end was not seen. `NO_STATUS`: the status could not be had.
 * `ABORTED`: the signal ended the run.
 */
export type RunErrorCode =
  | 'USAGE'
  | 'INPUT'
  | 'INPUT_CHANGED'
  | 'NOT_CONFIRMED'
  | 'JOURNAL'
  | 'NOT_STARTED'
  | 'UNCLEAR_INITIATE'
  | 'TOKEN_ENDS'
  | 'INFERENCE'
  | 'STAGE_REFUSED'
  | 'DOUBT'
  | 'TOO_MANY_FAILED'
  | 'EXECUTE_REFUSED'
  | 'EXECUTE_NOT_SENT'
  | 'EXECUTE_UNKNOWN'
  | 'RESULT_NOT_SEEN'
  | 'NO_STATUS'
  | 'ABORTED'

/** What else has to change for `next` to end otherwise, by the names of the options. */
export interface RunChange {
  /** As many records failed at staging. */
  maxFailed?: number
  /** The service does not take a request of this size: one that is half as long. */
  chunkBytes?: number
  /** The token lives longer than this, though not as long as was asked for. */
  minLifeMs?: number
  /** What the service may do in another way. */
  inferred?: readonly (keyof Inferred)[]
}

export interface RunErrorDetails {
  reached: Reached
  next: Next
  /** What to do, in words. */
  hint?: string | undefined
  change?: RunChange | undefined
  /** The statements, decisions and inferences behind it. */
  ids?: readonly string[]
  /** What the last report said, by the names that it has. */
  counters?: Readonly<Record<string, number>> | undefined
  cause?: unknown
}

/** **Provisional.** A run that ended before its result. Decide by `code`, `reached` and `next`. */
export class RunError extends Error {
  override readonly name = 'RunError'
  readonly code: RunErrorCode
  readonly reached: Reached
  readonly next: Next
  readonly hint: string | undefined
  /** What else has to change for `next` to end otherwise. */
  readonly change: RunChange | undefined
  readonly ids: readonly string[]
  readonly counters: Readonly<Record<string, number>> | undefined

  constructor(
    code: RunErrorCode,
    message: string,
    { reached, next, hint, change, ids = [], counters, cause }: RunErrorDetails,
  ) {
    super(message, cause === undefined ? {} : { cause })
    this.code = code
    this.reached = reached
    this.next = next
    this.hint = hint
    this.change = change
    this.ids = ids
    this.counters = counters
  }

  /** Whether the same journal can be gone on with. */
  get canResume(): boolean {
    return this.next !== null
  }
}
