/** Attributes whose value is a secret, whatever their exact name and the form of the value. */
const tokenAttribute = /("[^"\\]*token[^"\\]*"\s*:\s*)("(?:[^"\\]|\\.)*"|[^\s,}\]]+)/gi

/** Keeps tokens and credentials out of everything that is shown. */
export interface Redactor {
  /** Notes a secret, and its parts between spaces. */
  add(secret: string): void
  /** The text without secrets and control characters, cut to a length. */
  clean(text: string, maxLength?: number): string
}

export function createRedactor(): Redactor {
  const secrets = new Set<string>()
  return {
    add(secret) {
      for (const part of [secret, ...secret.split(/[\s=,]+/)]) if (part.length >= 6) secrets.add(part)
    },
    clean(text, maxLength = 500) {
      let clean = text.replaceAll(tokenAttribute, '$1"[redacted]"')
      for (const secret of secrets) clean = clean.replaceAll(secret, '[redacted]')
      clean = clean.replaceAll(/\p{Cc}+/gu, ' ').trim()
      return clean.length > maxLength ? `${clean.slice(0, maxLength)}…` : clean
    },
  }
}
