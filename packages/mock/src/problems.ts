import { didYouMean } from '@bulk-import/internal/did-you-mean'
import type { Validator } from '@bulk-import/internal/option-validators'

/** Something that is wrong in a file or in an option with members: where, and what, as the words after the place. */
export interface Problem {
  path: string[]
  words: string
}

/** What is wrong with the members of an object. @param validators one for each member that it may have */
export function problemsOf(value: unknown, validators: Readonly<Record<string, Validator>>, path: string[]): Problem[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{ path, words: 'must be an object' }]
  return Object.entries(value).flatMap(([name, member]) => {
    const validate = Object.hasOwn(validators, name) ? validators[name] : undefined
    const hint = didYouMean(name, Object.keys(validators), (known) => known)
    const unknown = `is not a known property.${hint}`
    const words = validate === undefined ? unknown : member === undefined ? undefined : validate(member, {})
    return words === undefined ? [] : [{ path: [...path, name], words }]
  })
}
