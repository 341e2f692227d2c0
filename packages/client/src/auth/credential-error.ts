const family = Symbol.for('@bulk-import/client credential error')

/** An error of a credential function of ours. Its message was written here and holds no secret, so it can be shown. */
export function credentialError(message: string, isRetryable: boolean, cause?: Error): Error {
  const error = new Error(message, cause === undefined ? {} : { cause })
  error.name = 'CredentialError'
  return Object.defineProperty(Object.assign(error, { isRetryable }), family, { value: true })
}

/** Whether the message of an error may be shown. */
export function isCredentialError(error: unknown): boolean {
  return error instanceof Error && Object.hasOwn(error, family)
}
