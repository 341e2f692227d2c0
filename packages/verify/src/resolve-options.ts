import { baseUrlProblem, withoutTrailingSlash } from '@bulk-import/internal/base-url'
import {
  abortSignal,
  boolean,
  checkOptions,
  fn,
  integerBetween,
  milliseconds,
  must,
  type Validator,
} from '@bulk-import/internal/option-validators'
import { type Contract, withStatements } from './contract.ts'
import { defaults, type RunOptions, type Settings, UsageError } from './options.ts'

const wholeNumber = must(
  'be a whole number from 0',
  (value) => value === Number.POSITIVE_INFINITY || (Number.isInteger(value) && Number(value) >= 0),
)
const text = must('be a string', (value) => typeof value === 'string')
const texts = must('be a string or a list of strings', (value) =>
  [value].flat().every((one) => typeof one === 'string'),
)
const object = must('be an object', (value) => typeof value === 'object' && value !== null)

const validatorsOf = (nameOption: (option: string) => string): Record<keyof RunOptions, Validator> => ({
  baseUrl: (value, { allowInsecureHttp }) =>
    baseUrlProblem(value, allowInsecureHttp, (option) => nameOption(option === 'auth' ? 'authorization' : option)),
  allowInsecureHttp: boolean,
  maxImports: wholeNumber,
  allowDeletions: boolean,
  strict: boolean,
  values: object,
  only: texts,
  seed: wholeNumber,
  bail: boolean,
  timeoutMs: milliseconds,
  maxWaitMs: must('be a number of milliseconds', (value) => typeof value === 'number' && value >= 0),
  concurrency: integerBetween(1, 1000),
  signal: abortSignal,
  onProgress: fn,
  fetch: fn,
  clock: object,
  nameOption: fn,
  variablePrefix: text,
})

/** What is not the same in every contract: the accounts, and the options that they come from. */
interface Accounts extends Pick<Settings, 'account' | 'standIns'> {
  validators: Readonly<Record<string, Validator>>
  required: readonly string[]
}

/** Checks the options and fills in the defaults. @throws UsageError */
export function resolveOptions(
  options: RunOptions,
  contract: Contract,
  { account, standIns, validators, required }: Accounts,
): Settings {
  const { nameOption = defaults.nameOption, only = [] } = options
  // Null is refused by each validator.
  const missing = Object.fromEntries(['baseUrl', ...required].map((option) => [option, null]))
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
  checkOptions({ ...missing, ...given }, { ...validatorsOf(nameOption), ...validators }, (option, problem) => {
    throw new UsageError(option, `${nameOption(option)} ${problem}`)
  })
  return {
    ...defaults,
    ...given,
    only: [only].flat(),
    baseUrl: withoutTrailingSlash(options.baseUrl),
    contract: withStatements(contract),
    account,
    standIns,
  }
}
