/**
 * An option that the mock cannot take. Decide by `code` and `option`; `problem` follows any name of the option, as in
 * `--latency must be a whole number from 0 to 3600000, got -1`.
 */
export class MockOptionError extends RangeError {
  override readonly name = 'MockOptionError'
  readonly code = 'MOCK_OPTION'
  /** The option at fault, as `ServerOptions` and `MockOptions` name it. */
  readonly option: string
  /** What is wrong with it, without its name. */
  readonly problem: string

  constructor(option: string, problem: string, message: string) {
    super(message)
    this.option = option
    this.problem = problem
  }
}
