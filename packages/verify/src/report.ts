/** How much a broken expectation weighs: what the source says is an error, what only a decision says a warning. */
export type Severity = 'error' | 'warning'

/** Why something was not sent, not judged or not shown, or why a run ended. */
export interface Reason {
  /**
   * For programs. `option-needed`, `deletions-not-allowed`, `max-imports`: an option kept it from being sent. `no-answer`,
   * `stopped`, `unavailable`, `unknown-name`: its answer shows nothing. `refused`, `unreachable`, `bail`,
   * `no-credential`, `failed`: the run ended, and `run-ended`: before this was sent. `not-chosen`, `not-provoked`, `not-visible`: no case shows a statement.
   */
  code:
    | 'option-needed'
    | 'deletions-not-allowed'
    | 'max-imports'
    | 'no-answer'
    | 'stopped'
    | 'unavailable'
    | 'unknown-name'
    | 'refused'
    | 'unreachable'
    | 'bail'
    | 'no-credential'
    | 'failed'
    | 'run-ended'
    | 'not-chosen'
    | 'not-provoked'
    | 'not-visible'
  /** For people: a sentence, which names options as `nameOption` has it. */
  message: string
  /** The option of `verify` that can change it. */
  option?: string
}

/** One expectation that an answer does not keep. */
export interface Finding {
  /** Which property of the answer was looked at. */
  check: 'status' | 'media type' | 'body' | 'access token' | 'expiry' | 'echo'
  severity: Severity
  /** The statements (S…) and decisions (C…) that it breaks, the nearest first. */
  ids: readonly string[]
  expected: string
  came: string
}

/** What came back, bounded, without tokens and credentials. */
export interface Came {
  status: number
  mediaType: string
  body: string
}

export interface CaseResult {
  id: string
  operationId: string
  sentence: string
  reason: string
  ids: readonly string[]
  /** `warned`: only decisions are broken. `skipped`: it was not sent, or its answer shows nothing; `why` tells. */
  verdict: 'passed' | 'failed' | 'warned' | 'skipped'
  why?: Reason
  findings: readonly Finding[]
  /** What an answer shows to be kept. */
  proven: readonly string[]
  /** What was sent, as a curl line that reads the credentials from the environment. */
  sent?: string
  came?: Came
  /** Why no answer came, where one was awaited. */
  lost?: { why: 'timeout' | 'connection'; detail: string }
  expected: string
  durationMs?: number
  /** Whether an import was opened; `perhaps` when no answer came. */
  openedImport: 'yes' | 'perhaps' | 'no'
}

export interface StatementResult {
  id: string
  text: string
  /** `differs`: the server is at odds with a decision of the contract, and with nothing that the source says. */
  verdict: 'kept' | 'broken' | 'differs' | 'not provable'
  /** Why it is not provable. */
  why?: Reason
  /** The cases that show it, or break it. */
  cases: readonly string[]
}

/**
 * `kept`: no statement is broken. `broken`: one is. `refused`: the simplest request was refused for its credentials, client id
 * or address, so that nothing can be judged. `unreachable`: no answer came. `stopped`: ended before all was sent. `empty`: no case
 * could be sent.
 */
export type Outcome = 'kept' | 'broken' | 'refused' | 'unreachable' | 'stopped' | 'empty'

export interface Report {
  outcome: Outcome
  /** What ended the run before its time. */
  why?: Reason
  contract: { title: string; version: string }
  target: { baseUrl: string; clientId: string }
  settings: {
    strict: boolean
    allowDeletions: boolean
    maxImports: number | null
    only: readonly string[]
    seed: number | null
  }
  startedAt: string
  durationMs: number
  counts: { passed: number; failed: number; warned: number; skipped: number }
  requests: number
  importsOpened: number
  /** Requests without an answer: whether they opened an import is not known. */
  importsPerhaps: number
  cases: readonly CaseResult[]
  statements: readonly StatementResult[]
}

/** What `onProgress` is told. */
export type Progress =
  | { type: 'case'; result: CaseResult; done: number; total: number }
  | { type: 'wait'; waitMs: number; status: number; done: number; total: number }
