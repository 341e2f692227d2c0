/** Takes the given secrets, and their parts between spaces, out of a text from elsewhere, and cuts it short. */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = text
  for (const secret of secrets.flatMap((whole) => [whole, ...whole.split(/[\s=,]+/)])) {
    if (secret.length >= 6) clean = clean.replaceAll(secret, '[redacted]')
  }
  return clean.replaceAll(/\p{Cc}+/gu, ' ').slice(0, 500)
}

/** A copy of an error from elsewhere that holds its name, code and message, and no secret. */
export function redactCause(cause: unknown, secrets: readonly string[], depth = 0): unknown {
  if (!(cause instanceof Error) || depth > 4) return undefined
  const { name, message, cause: inner } = cause
  const copy = new Error(
    redact(message, secrets),
    inner === undefined ? {} : { cause: redactCause(inner, secrets, depth + 1) },
  )
  copy.name = name
  copy.stack = `${name}: ${copy.message}`
  const { code } = cause as { code?: unknown }
  return Object.assign(copy, typeof code === 'string' && { code })
}
