import { operations } from '@bulk-import/contract/provisional'
import { checkOptions, integerBetween, must, type Validator } from '@bulk-import/internal/option-validators'
import { pathOptions } from '@bulk-import/internal/request-parts'
import type { Inferred } from './options.ts'

const { stage, execute, retrieveStatus, retrieveExceptions } = operations

const validators: Record<keyof Inferred, Validator> = {
  ...pathOptions({
    stagePath: stage,
    executePath: execute,
    statusPath: retrieveStatus,
    exceptionsPath: retrieveExceptions,
  }),
  recordsProperty: must('be the name of a property', (value) => typeof value === 'string' && value !== ''),
  firstOffset: integerBetween(0, Number.MAX_SAFE_INTEGER),
}

/** What is wrong with what was given as `inferred`. */
export const inferredProblem: Validator = (value) => {
  if (typeof value !== 'object' || value === null) return 'must be an object'
  let found: string | undefined
  try {
    checkOptions(value, validators, (option, problem) => {
      found = `is wrong: ${option} ${problem}`
      throw new Error(found)
    })
  } catch (error) {
    if (found === undefined) throw error
  }
  return found
}
