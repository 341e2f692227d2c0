import type { Accounts } from './accounts/accounts.ts'
import type { Clock } from './control/clock.ts'
import type { RequestRecord } from './control/requests.ts'
import type { Deviation } from './imports/deviations.ts'
import type { JudgeRecord, RecordRule } from './records/rules.ts'
import type { Scenario } from './scenario/scenario.ts'

/** Options of every mock, with a socket or without. */
export interface MockOptions {
  /** The accounts and what each of them may do. Default `defaultAccounts`: any client id works, except the named ones. */
  accounts?: Accounts
  /** How long an access token is valid, in milliseconds. Default six hours (S05, C01). */
  tokenLifeMs?: number
  /**
   * How many imports an account may initiate within 24 hours; the next one gets a 429 with Retry-After. Default: any number.
   * The vendor mentions such a limit, but neither the figure nor the response, so both are a choice of the mock.
   */
  quota?: number
  /** Seed for access tokens and random faults. Default 1. */
  seed?: number
  /** How long every operation waits before it responds, in milliseconds. Default 0. */
  latencyMs?: number
  /** Whether pages of any origin may call the mock. Default false. */
  cors?: boolean
  /** Where time comes from. Default the clock of the machine. */
  clock?: Partial<Clock>
  /** Faults to inject into the requests of each client id, step by step. Default none. */
  scenario?: Scenario
  /**
   * The largest body that is read; a larger one gets a 413. In bytes, default 1 MiB, at most 64 MiB. That of Stage is bounded by the contract
   * instead (P13).
   */
  maxBodyBytes?: number
  /**
   * How many imports, and how many requests, are remembered, at 400 and 600 bytes each on average. Default 10,000 of each.
   * Older ones are forgotten.
   */
  remember?: number
  /** Provisional. How many records of an executed import are imported in a second of the clock. Default 1000. */
  processingRate?: number
  /**
   * Provisional. How many failed records are kept for Retrieve exceptions: the first ones of an import, and those of newer imports before
   * those of older ones. The counters count the others as well. Good records are never kept. Default 100,000.
   */
  maxFailedRecords?: number
  /** Provisional. Which records fail, by rules. Default none. */
  recordRules?: readonly RecordRule[]
  /** Provisional. Called with each record as it is staged; what it returns are the reasons why the record fails there. */
  validateRecord?: JudgeRecord
  /**
   * Provisional. Called with each record that passes staging, as it is staged; what it returns are the reasons why the record will fail when
   * it is imported.
   */
  importRecord?: JudgeRecord
  /** Provisional. What the mock does otherwise than we infer of the service. Default nothing. */
  deviate?: readonly Deviation[]
  /** An HTML file to serve at `/`. Default none: `/` is a 404. */
  docsFile?: string | URL
  /** Called with each request after it was handled. The record holds no credential. What the function throws is ignored. */
  onRequest?: (record: RequestRecord) => void
}

type Defaulted =
  | 'tokenLifeMs'
  | 'seed'
  | 'latencyMs'
  | 'cors'
  | 'maxBodyBytes'
  | 'remember'
  | 'processingRate'
  | 'maxFailedRecords'
  | 'deviate'

/** Options that are checked, with the defaults for those that were left out. */
export type ResolvedOptions = Omit<MockOptions, 'clock' | Defaulted> &
  Required<Pick<MockOptions, Defaulted>> & { clock: Clock }

/**
 * An option that the mock cannot take. Decide by `code` and `option`; `problem` follows any name of the option, as in
 * `--latency must be a whole number from 0 to 3600000, got -1`.
 */
export class MockOptionError extends RangeError {
  override readonly name = 'MockOptionError'
  readonly code = 'MOCK_OPTION'
  /** The option at fault, as `ServerOptions` and `MockOptions` name it. */
  readonly option: string
  /** What is wrong with it, without its name. */
  readonly problem: string

  constructor(option: string, problem: string, message: string) {
    super(message)
    this.option = option
    this.problem = problem
  }
}
