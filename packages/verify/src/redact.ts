/** Attributes whose value is a secret, whatever their exact name and the form of the value. */
const tokenAttribute = /("[^"\\]*token[^"\\]*"\s*:\s*)("(?:[^"\\]|\\.)*"|[^\s,}\]]+)/gi

/** Words that say what a credential is, and are none. */
const scheme = /^(?:Basic|Bearer|Credential|Signature|PNAUTHINFO3.*)$/i

/** Keeps tokens and credentials out of everything that is shown. */
export interface Redactor {
  /** Notes a secret, and its parts between spaces. */
  add(secret: string): void
  /** The text without secrets and control characters, cut to a length. */
  clean(text: string, maxLength?: number): string
  /** The text without secrets, otherwise as it is, cut to a length: for what was made here. */
  hide(text: string, maxLength: number): string
}

export function createRedactor(): Redactor {
  const secrets = new Set<string>()
  const cut = (text: string, maxLength: number) => (text.length > maxLength ? `${text.slice(0, maxLength)}…` : text)
  const hidden = (text: string) => [...secrets].reduce((rest, secret) => rest.replaceAll(secret, '[redacted]'), text)
  return {
    add(secret) {
      const parts = secret.split(/[\s=,]+/).filter((part) => !scheme.test(part))
      for (const part of [secret, ...parts]) if (part.length >= 6) secrets.add(part)
    },
    clean: (text, maxLength = 500) =>
      cut(
        hidden(text.replaceAll(tokenAttribute, '$1"[redacted]"'))
          .replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ')
          .trim(),
        maxLength,
      ),
    hide: (text, maxLength) => cut(hidden(text), maxLength),
  }
}
