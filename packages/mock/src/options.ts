import type { Accounts } from './accounts/accounts.ts'
import { type Clock, systemClock } from './control/clock.ts'
import type { RequestRecord } from './control/requests.ts'
import { type Bounds, checkWholeNumbers } from './option-error.ts'
import type { Scenario } from './scenario/scenario.ts'

/** Options of every mock, with a socket or without. */
export interface MockOptions {
  /** The accounts and what each of them may do. Default `defaultAccounts`: any client id works, except the named ones. */
  accounts?: Accounts
  /** How long an access token is active, in milliseconds. Default six hours (S05, C01). */
  tokenLifeMs?: number
  /**
   * How many imports an account may initiate within 24 hours; the next one is answered 429 with Retry-After. Default: any number.
   * The vendor tells of such a limit, but neither the figure nor the answer, so both are a choice of the mock.
   */
  quota?: number
  /** Where the row of access tokens begins and how chance falls in scenarios; the same for the same seed. Default 1. */
  seed?: number
  /** How long every Initiate waits for its answer, in milliseconds. Default 0. */
  latencyMs?: number
  /** Whether pages of any origin may call the mock. Default false. */
  cors?: boolean
  /** Where time comes from. Default the clock of the machine. */
  clock?: Partial<Clock>
  /** What happens to the requests of each client id, step by step. Default: all goes well. */
  scenario?: Scenario
  /** The largest body that is read; a larger one is answered 413. In bytes, default 1 MiB, at most 64 MiB. */
  maxBodyBytes?: number
  /**
   * How many imports, and how many requests, are remembered, at 400 and 600 bytes each on average. Default 10,000 of each.
   * Older ones are forgotten.
   */
  remember?: number
  /** An HTML file that is served at `/`. Default: none, and `/` is answered 404. */
  docsFile?: string | URL
  /** Called with each request that was answered. It holds no credential. What the function throws is ignored. */
  onRequest?: (record: RequestRecord) => void
}

type Defaulted = 'tokenLifeMs' | 'seed' | 'latencyMs' | 'cors' | 'maxBodyBytes' | 'remember'

export type ResolvedOptions = Omit<MockOptions, 'clock' | Defaulted> &
  Required<Pick<MockOptions, Defaulted>> & { clock: Clock }

const bounds: Bounds<MockOptions> = {
  tokenLifeMs: [0, 365 * 86_400_000],
  quota: [0, Number.MAX_SAFE_INTEGER],
  seed: [0, 2 ** 32 - 1],
  latencyMs: [0, 3_600_000],
  maxBodyBytes: [0, 2 ** 26],
  remember: [0, 10_000_000],
}

/** Fills in the defaults. @throws a MockOptionError when one of them is out of bounds */
export function resolveOptions(options: MockOptions): ResolvedOptions {
  checkWholeNumbers(options, bounds)
  return {
    tokenLifeMs: 6 * 3_600_000,
    seed: 1,
    latencyMs: 0,
    cors: false,
    maxBodyBytes: 1024 * 1024,
    remember: 10_000,
    ...options,
    clock: { ...systemClock, ...options.clock },
  }
}
