import {
  boolean,
  checkOptions,
  fn,
  integerBetween,
  must,
  type Validator,
} from '@bulk-import/internal/option-validators'
import { accountProblems } from './accounts/check-accounts.ts'
import { type Clock, systemClock } from './control/clock.ts'
import { deviationNames } from './imports/deviations.ts'
import { MockOptionError, type MockOptions, type ResolvedOptions } from './options.ts'
import { recordRulesProblem } from './records/rules.ts'
import { scenarioProblem } from './scenario/scenario.ts'

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
  processingRate: integerBetween(1, 1_000_000_000),
  maxFailedRecords: integerBetween(0, 10_000_000),
  recordRules: recordRulesProblem,
  validateRecord: fn,
  importRecord: fn,
  deviate: must(
    `be a list of ${deviationNames.join(', ')}`,
    (value) => Array.isArray(value) && value.every((name) => deviationNames.includes(name)),
  ),
  docsFile: must('be a path or a URL', (value) => typeof value === 'string' || value instanceof URL),
  onRequest: fn,
}

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
    processingRate: 1000,
    maxFailedRecords: 100_000,
    deviate: [],
    ...given,
    clock: { ...systemClock, ...options.clock },
  }
}

function isClock(value: unknown): boolean {
  const { now, delay } = Object(value) as Partial<Clock>
  return typeof value === 'object' && [now, delay].every((one) => one === undefined || typeof one === 'function')
}

/** @throws a MockOptionError for the first option that is unknown or wrong */
export function refuseWrongOptions(options: object, validators: Readonly<Record<string, Validator>>): void {
  checkOptions(options, validators, (option, problem, message) => {
    throw new MockOptionError(option, problem, /[.?]$/.test(message) ? message : `${message}.`)
  })
}
