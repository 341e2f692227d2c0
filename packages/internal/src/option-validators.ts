import { didYouMean } from './did-you-mean.ts'

/**
 * What is wrong with the value of an option, as the words after its name, for example: must be a positive integer, got 1.5. Undefined when
 * nothing is. `options` are all that were given.
 */
export type Validator = (value: unknown, options: Readonly<Record<string, unknown>>) => string | undefined

export const milliseconds = must(
  'be a positive number of milliseconds',
  (value) => typeof value === 'number' && value > 0,
)
export const positiveInteger = must(
  'be a positive integer',
  (value) => (Number.isInteger(value) || value === Number.POSITIVE_INFINITY) && Number(value) > 0,
)
export const boolean = must('be true or false', (value) => typeof value === 'boolean')
export const fn = must('be a function', (value) => typeof value === 'function')
export const abortSignal = must(
  'be an AbortSignal',
  (value) => typeof Object(value).addEventListener === 'function' && 'aborted' in Object(value),
)

/** A whole number within bounds, both included. */
export function integerBetween(minimum: number, maximum: number): Validator {
  return must(
    `be a whole number from ${minimum} to ${maximum}`,
    (value) => Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum,
  )
}

/** @param be what the value must be, as the words after "must" */
export function must(be: string, isFine: (value: unknown) => boolean): Validator {
  return (value) => (isFine(value) ? undefined : `must ${be}${instead(value)}`)
}

/** What was given instead. A text is not repeated: it may be a secret that was meant for another option. */
function instead(value: unknown): string {
  if (typeof value === 'string') return value === '' ? ', got an empty string' : ', got a string'
  if (value == null || typeof value === 'number' || typeof value === 'boolean') return `, got ${value}`
  return `, got ${Array.isArray(value) ? 'an array' : typeof value === 'object' ? 'an object' : `a ${typeof value}`}`
}

/**
 * Calls `refuse` for the first option that has no validator, or that its validator does not take. One that is undefined counts as left out.
 *
 * @param refuse is told the option, what is wrong as the words after its name, and the whole sentence
 */
export function checkOptions(
  given: object,
  validators: Readonly<Record<string, Validator>>,
  refuse: (option: string, problem: string, message: string) => never,
): void {
  const options = given as Record<string, unknown>
  for (const [option, value] of Object.entries(options)) {
    const validate = Object.hasOwn(validators, option) ? validators[option] : undefined
    if (validate === undefined) {
      const hint = didYouMean(option, Object.keys(validators), (name) => `\`${name}\``)
      refuse(option, `is not an option.${hint}`, `Unknown option \`${option}\`.${hint}`)
    }
    const problem = value === undefined ? undefined : validate?.(value, options)
    if (problem !== undefined) refuse(option, problem, `\`${option}\` ${problem}`)
  }
}
