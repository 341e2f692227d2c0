import { boolean, integerBetween, type Validator } from '@bulk-import/internal/option-validators'
import { type Problem, problemsOf } from '../problems.ts'
import type { Account, Accounts } from './accounts.ts'

export const abilities: Readonly<Record<keyof Account, Validator>> = {
  exists: boolean,
  canDeleteProfiles: boolean,
  hasGoodCredentials: boolean,
  isAvailable: boolean,
  retryAfterMs: integerBetween(0, 365 * 86_400_000),
  quota: integerBetween(0, Number.MAX_SAFE_INTEGER),
}

/** Everything that is wrong with accounts. @param validators one for each property of an account */
export function accountProblems(
  value: unknown,
  validators: Readonly<Record<string, Validator>> = abilities,
): Problem[] {
  const problems = problemsOf(value, { accounts: () => undefined, acceptOthers: boolean }, [])
  if (problems.length > 0) return problems
  const { accounts } = value as Partial<Accounts>
  if (typeof accounts !== 'object' || accounts === null || Array.isArray(accounts))
    return [{ path: ['accounts'], words: accounts === undefined ? 'is missing' : 'must be an object' }]
  return Object.entries(accounts).flatMap(([clientId, account]) =>
    problemsOf(account ?? {}, validators, ['accounts', clientId]),
  )
}
