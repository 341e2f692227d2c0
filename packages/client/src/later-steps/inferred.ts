import { integerBetween, must } from '@bulk-import/internal/option-validators'
import { isPathSegment } from '@bulk-import/internal/request-parts'
import { UsageError } from '../errors.ts'
import { checked, type Validators } from '../resolve-options.ts'
import type { Inferred } from './types.ts'

const placeholders = ['{clientId}', '{accessToken}']

const path = must('be a path like those of the contract, with {clientId} and {accessToken} in it once', (value) => {
  if (typeof value !== 'string' || placeholders.some((name) => value.split(name).length !== 2)) return false
  const [first, ...segments] = placeholders.reduce((rest, name) => rest.replace(name, 'x'), value).split('/')
  return first === '' && segments.every((segment) => isPathSegment(segment) && /^[\w.~-]+$/.test(segment))
})

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
