import type { Case } from '@bulk-import/contract/cases'

/** How much a violation weighs: `error` where a source says what is violated, `warning` where only a decision does. */
export type Severity = 'error' | 'warning'

/** Why something was not sent, not judged or not shown, or why a run ended. */
export interface Reason {
  /**
   * For programs. `option-needed`, `deletions-not-allowed`, `max-imports`: an option kept it from being sent. `never-sent`: nothing but the operation does. `not-prepared`: the request
   * that has to come before it failed. `no-response`, `stopped`, `unavailable`, `unknown-name`: its response shows nothing. `refused`,
   * `unreachable`, `bail`, `no-credential`: the run ended, and `run-ended`: before this was sent. `not-chosen`, `not-provoked`,
   * `not-visible`: no case shows a statement.
   */
  code:
    | 'option-needed'
    | 'deletions-not-allowed'
    | 'max-imports'
    | 'never-sent'
    | 'not-prepared'
    | 'no-response'
    | 'stopped'
    | 'unavailable'
    | 'unknown-name'
    | 'refused'
    | 'unreachable'
    | 'bail'
    | 'no-credential'
    | 'run-ended'
    | 'not-chosen'
    | 'not-provoked'
    | 'not-visible'
  /** For people: a sentence, which calls options what `nameOption` calls them. */
  message: string
  /** The option of `verify` that can change it. */
  option?: string
}

/** One thing that a server does against the contract. */
export interface Violation {
  /** Which property of the response was looked at. */
  check: 'status' | 'media type' | 'body' | 'access token' | 'expiry' | 'echo' | 'state'
  severity: Severity
  /** The ids of the statements and decisions that it violates, the nearest first. */
  ids: readonly string[]
  expected: string
  actual: string
}

export type Verdict = 'pass' | 'fail' | 'warn' | 'skip'

export interface CaseResult extends Pick<Case, 'id' | 'operationId' | 'sentence' | 'reason' | 'ids'> {
  /** `warn`: only decisions are violated. `skip`: it was not sent, or its response shows nothing; `why` says why. */
  verdict: Verdict
  why?: Reason
  violations: readonly Violation[]
  /** The ids that the response shows to hold. */
  proven: readonly string[]
  /** What was sent, as a curl line that reads the credentials from the environment. */
  sent?: string
  /** The response, cut short, without tokens and credentials. */
  actual?: { status: number; mediaType: string; body: string }
  /** Why there was no response to a request that was sent. */
  noResponse?: { why: 'timeout' | 'connection'; detail: string }
  expected: string
  durationMs?: number
  /** Whether the request changed something on the server; `maybe` when there was no response. */
  changed: Changed
}

export type Changed = 'yes' | 'maybe' | 'no'

export interface StatementResult {
  id: string
  text: string
  /** True where it is one of the provisional contract alone. */
  isProvisional?: boolean
  /** `warn`: it is a decision that the server violates, and no statement with it. `skip`: the run does not show it; `why` says why. */
  verdict: Verdict
  why?: Reason
  /** The ids of the cases that show it. */
  cases: readonly string[]
}

/**
 * `pass`: no statement is violated. `fail`: one is. `refused`: the simplest request was refused for its credentials, account or
 * address, so that nothing can be judged. `unreachable`: there was no response. `stopped`: ended before all was sent. `empty`: no case
 * could be sent.
 */
export type Outcome = 'pass' | 'fail' | 'refused' | 'unreachable' | 'stopped' | 'empty'

export interface Report {
  outcome: Outcome
  /** What ended the run early. */
  why?: Reason
  contract: { title: string; version: string }
  /** Where the requests went, and the parameters of their paths, such as `clientId`. */
  target: { baseUrl: string; parameters: Readonly<Record<string, string>> }
  settings: {
    strict: boolean
    allowDeletions: boolean
    maxImports: number | null
    only: readonly string[]
    seed: number | null
  }
  startedAt: string
  durationMs: number
  counts: Record<Verdict, number>
  requests: number
  /** Requests that changed something on the server, such as opening an import; `possible`: those without a response may have. */
  changes: { made: number; possible: number }
  cases: readonly CaseResult[]
  statements: readonly StatementResult[]
}

/** What `onProgress` is called with. */
export type Progress =
  | { type: 'case'; result: CaseResult; done: number; total: number }
  | { type: 'wait'; waitMs: number; status: number; done: number; total: number }

const exitCodes: Record<Outcome, number> = { pass: 0, fail: 1, stopped: 1, refused: 2, empty: 2, unreachable: 3 }

/** The exit code for a report: 0 pass, 1 fail or stopped before that could be said, 2 nothing could be judged, 3 no server was reached. */
export function exitCode({ outcome }: Pick<Report, 'outcome'>): number {
  return exitCodes[outcome]
}
