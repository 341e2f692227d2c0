/** The run was asked for wrongly, or no credential could be had. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  /** `USAGE`: an option cannot be used. `NO_CREDENTIAL`: the function given as `authorization` failed; `cause` is what it threw. */
  readonly code: 'USAGE' | 'NO_CREDENTIAL'
  /** The option at fault. */
  readonly option: string

  constructor(option: string, message: string, failure?: { cause: unknown }) {
    super(`Cannot verify: ${message}`, failure)
    this.code = failure === undefined ? 'USAGE' : 'NO_CREDENTIAL'
    this.option = option
  }
}
