/** Takes the given secrets, and what stands in them after the scheme, out of a text from elsewhere; cuts it short. */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = text
  for (const secret of secrets.flatMap(parts)) {
    if (secret.length > 3) clean = clean.replaceAll(secret, '[redacted]')
  }
  return clean.replaceAll(/\p{Cc}+/gu, ' ').slice(0, 500)
}

/** `Scheme key="value", other=value`: the whole, and each value. The scheme and the keys are words that messages need. */
function parts(secret: string): string[] {
  const [, ...values] = secret.split(/[\s,]+/)
  return [secret, ...values.flatMap((value) => [value, value.replace(/^[\w-]+="?/, '').replace(/"$/, '')])]
}

/** A copy of an error from elsewhere that holds its name, code and message, and no secret. */
export function redactCause(cause: unknown, secrets: readonly string[], depth = 0): unknown {
  if (!(cause instanceof Error) || depth > 4) return undefined
  const { name, message, cause: inner, code } = cause as Error & { code?: unknown }
  const clean = (text: unknown) => redact(String(text), secrets)
  const copy = new Error(clean(message), inner === undefined ? {} : { cause: redactCause(inner, secrets, depth + 1) })
  copy.name = clean(name)
  copy.stack = `${copy.name}: ${copy.message}`
  return Object.assign(copy, typeof code === 'string' && { code: clean(code) })
}
