import { operations } from '@bulk-import/contract/provisional'
import { integerBetween, must } from '@bulk-import/internal/option-validators'
import { isJsonObject } from '@bulk-import/internal/own'
import { pathOptions } from '@bulk-import/internal/request-parts'
import { UsageError } from '../errors.ts'
import { checked, type Validators } from '../resolve-options.ts'
import type { Inferred } from './types.ts'

const { stage, execute, retrieveStatus, retrieveExceptions } = operations

const validators: Validators = {
  ...pathOptions({
    stagePath: stage,
    executePath: execute,
    statusPath: retrieveStatus,
    exceptionsPath: retrieveExceptions,
  }),
  recordsProperty: must('be the name of a property', (value) => typeof value === 'string' && value !== ''),
  firstOffset: integerBetween(0, Number.MAX_SAFE_INTEGER),
} satisfies Record<keyof Inferred, unknown>

/** What was inferred otherwise, of the options of `continueImport`. @throws UsageError; `error.option` names what is wrong */
export function inferredOf(options: unknown): Inferred {
  const refuse = (option: string, message: string) => {
    throw new UsageError(message, { option })
  }
  const { inferred = {} } = checked(options, { inferred: must('be an object', isJsonObject) }, refuse)
  return checked(inferred, validators, refuse)
}
