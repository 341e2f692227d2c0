/** A text from elsewhere with the characters escaped that a terminal would obey, or that hide others: `\u001b[2J`. */
export function printable(text: string): string {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => character.split('').map(escaped).join(''))
}

/** The first 40 characters of a text from elsewhere, in quotes, for a message. */
export function quoted(text: string): string {
  return `"${printable(text.slice(0, 40))}"`
}
