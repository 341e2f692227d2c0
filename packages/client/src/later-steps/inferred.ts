import { integerBetween, must } from '@bulk-import/internal/option-validators'
import { pathTemplate } from '@bulk-import/internal/request-parts'
import { UsageError } from '../errors.ts'
import { checked, type Validators } from '../resolve-options.ts'
import type { Inferred } from './types.ts'

const path = pathTemplate(['clientId', 'accessToken'])

const validators: Validators = {
  stagePath: path,
  recordsProperty: must('be the name of a property', (value) => typeof value === 'string' && value !== ''),
  executePath: path,
  statusPath: path,
  exceptionsPath: path,
  firstOffset: integerBetween(0, Number.MAX_SAFE_INTEGER),
} satisfies Record<keyof Inferred, unknown>

/** @throws UsageError when one of them cannot be used; `error.option` names it */
export function checkInferred(inferred: Inferred): Inferred {
  return checked(inferred, validators, (option, message) => {
    throw new UsageError(message, { option })
  })
}
