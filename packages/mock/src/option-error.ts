/**
 * An option that the mock cannot take. Decide by `code` and `option`; `problem` goes on after a name for the option, whatever the
 * reader calls it: `--latency must be a whole number from 0 to 3600000`.
 */
export class MockOptionError extends RangeError {
  override readonly name = 'MockOptionError'
  readonly code = 'MOCK_OPTION'
  /** The option at fault, as `ServerOptions` and `MockOptions` name it. */
  readonly option: string
  /** What is wrong with its value, in words, without its name. */
  readonly problem: string

  constructor(option: string, problem: string, cause?: unknown) {
    super(`The option ${option} ${problem}.`, { cause })
    this.option = option
    this.problem = problem
  }
}

/** The bounds of options that are whole numbers, both included. */
export type Bounds<Options> = { [Name in keyof Options]?: readonly [minimum: number, maximum: number] }

/** @throws a MockOptionError for the first option that is given and is not a whole number within its bounds */
export function checkWholeNumbers<Options extends object>(options: Options, bounds: Bounds<Options>): void {
  for (const [option, [minimum, maximum]] of Object.entries(bounds) as [
    keyof Options & string,
    readonly [number, number],
  ][]) {
    const value: unknown = options[option]
    if (value === undefined || (Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum))
      continue
    throw new MockOptionError(option, `must be a whole number from ${minimum} to ${maximum}, but is ${shown(value)}`)
  }
}

/** Only numbers are shown: any other value may be what was meant for another option, a secret even. */
function shown(value: unknown): string {
  return typeof value === 'number' ? String(value) : value === null ? 'null' : `a ${typeof value}`
}
