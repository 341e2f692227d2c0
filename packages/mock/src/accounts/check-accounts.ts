import { didYouMean } from '@bulk-import/internal/did-you-mean'
import { boolean, integerBetween, type Validator } from '@bulk-import/internal/option-validators'
import type { Account, Accounts } from './accounts.ts'

/** Something that is wrong in a file or in an option with members: where, and what, as the words after the place. */
export interface Problem {
  path: string[]
  words: string
}

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

/** What is wrong with the members of an object. @param validators one for each member that it may have */
function problemsOf(value: unknown, validators: Readonly<Record<string, Validator>>, path: string[]): Problem[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{ path, words: 'must be an object' }]
  return Object.entries(value).flatMap(([name, member]) => {
    const validate = Object.hasOwn(validators, name) ? validators[name] : undefined
    const hint = didYouMean(name, Object.keys(validators), (known) => known)
    const unknown = `is not a known property.${hint}`
    const words = validate === undefined ? unknown : member === undefined ? undefined : validate(member, {})
    return words === undefined ? [] : [{ path: [...path, name], words }]
  })
}
