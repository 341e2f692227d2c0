/** An option cannot be used, or no credential could be obtained. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  /** `USAGE`: an option cannot be used. `NO_CREDENTIAL`: the function given as `authorization` failed; `cause` is what it threw. */
  readonly code: 'USAGE' | 'NO_CREDENTIAL'
  /** The option concerned. */
  readonly option: string

  constructor(option: string, message: string, failure?: { cause: unknown }) {
    super(message, failure)
    this.code = failure === undefined ? 'USAGE' : 'NO_CREDENTIAL'
    this.option = option
  }
}
