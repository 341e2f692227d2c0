/** The run was asked for wrongly. Nothing was sent. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly code = 'USAGE'

  constructor(message: string) {
    super(`Cannot verify: ${message}`)
  }
}
