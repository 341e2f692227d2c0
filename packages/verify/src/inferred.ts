import { checkOptions, integerBetween, must, type Validator } from '@bulk-import/internal/option-validators'
import { pathTemplate } from '@bulk-import/internal/request-parts'

/** Provisional. What we inferred of a service, for one that does it otherwise. What is left out is as the contract has it. */
export interface Inferred {
  /** The path of Stage, with `{clientId}` and `{accessToken}` in it (I04). */
  stagePath?: string
  /** The name of the collection of records (I05). */
  recordsProperty?: string
  /** The path of Execute (L08). */
  executePath?: string
  /** The path of Retrieve status (I09). */
  statusPath?: string
  /** The path of Retrieve exceptions (I11). */
  exceptionsPath?: string
  /** The offset of the first failed record (P22, I13). */
  firstOffset?: number
}

const path = pathTemplate(['clientId', 'accessToken'])

const validators: Record<keyof Inferred, Validator> = {
  stagePath: path,
  recordsProperty: must('be the name of a property', (value) => typeof value === 'string' && value !== ''),
  executePath: path,
  statusPath: path,
  exceptionsPath: path,
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
