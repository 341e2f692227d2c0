/** Controls, invisible and bidirectional format characters, line and paragraph separators, and halves of a surrogate pair. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu
const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/**
 * A text from elsewhere with every character escaped that a terminal would obey, that starts a new line, or that hides or reorders
 * others: `\n`, `\u001b`, `\u202e`.
 */
export function printable(text: string): string {
  return text.replaceAll(unprintable, (character) => short[character] ?? escaped(character))
}

/** The first 40 characters of a text from elsewhere, in quotes, for a message. */
export function quoted(text: string): string {
  return `"${printable(text.slice(0, 40))}"`
}

/** As JSON has it: a character beyond 16 bits is two. */
function escaped(character: string): string {
  return character.replaceAll(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
