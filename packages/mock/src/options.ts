import { boolean, fn, integerBetween, must, type Validator } from '@bulk-import/internal/option-validators'
import { type Accounts, accountProblems } from './accounts/accounts.ts'
import { type Clock, systemClock } from './control/clock.ts'
import type { RequestRecord } from './control/requests.ts'
import { refuseWrongOptions } from './option-error.ts'
import { type Scenario, scenarioProblem } from './scenario/scenario.ts'

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
  /** The largest body that is read; a larger one gets a 413. In bytes, default 1 MiB, at most 64 MiB. */
  maxBodyBytes?: number
  /**
   * How many imports, and how many requests, are remembered, at 400 and 600 bytes each on average. Default 10,000 of each.
   * Older ones are forgotten.
   */
  remember?: number
  /** An HTML file to serve at `/`. Default none: `/` is a 404. */
  docsFile?: string | URL
  /** Called with each request after it was handled. The record holds no credential. What the function throws is ignored. */
  onRequest?: (record: RequestRecord) => void
}

export const mockValidators: Readonly<Record<keyof MockOptions, Validator>> = {
  accounts: (value) => {
    const [problem] = accountProblems(value)
    return problem && `${problem.path.length === 0 ? '' : `is wrong: ${problem.path.join('.')} `}${problem.words}`
  },
  tokenLifeMs: integerBetween(0, 365 * 86_400_000),
  quota: integerBetween(0, Number.MAX_SAFE_INTEGER),
  seed: integerBetween(0, 2 ** 32 - 1),
  latencyMs: integerBetween(0, 3_600_000),
  cors: boolean,
  clock: must('be an object with a function `now` or `delay`', isClock),
  scenario: scenarioProblem,
  maxBodyBytes: integerBetween(0, 2 ** 26),
  remember: integerBetween(0, 10_000_000),
  docsFile: must('be a path or a URL', (value) => typeof value === 'string' || value instanceof URL),
  onRequest: fn,
}

type Defaulted = 'tokenLifeMs' | 'seed' | 'latencyMs' | 'cors' | 'maxBodyBytes' | 'remember'

export type ResolvedOptions = Omit<MockOptions, 'clock' | Defaulted> &
  Required<Pick<MockOptions, Defaulted>> & { clock: Clock }

/** Fills in the defaults. @throws a MockOptionError for an option that is unknown or wrong */
export function resolveOptions(options: MockOptions): ResolvedOptions {
  refuseWrongOptions(options, mockValidators)
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
  return {
    tokenLifeMs: 6 * 3_600_000,
    seed: 1,
    latencyMs: 0,
    cors: false,
    maxBodyBytes: 1024 * 1024,
    remember: 10_000,
    ...given,
    clock: { ...systemClock, ...options.clock },
  }
}

function isClock(value: unknown): boolean {
  const { now, delay } = Object(value) as Partial<Clock>
  return typeof value === 'object' && [now, delay].every((one) => one === undefined || typeof one === 'function')
}
