import { printable } from '@bulk-import/internal/printable'

/** The first 40 characters of a text from elsewhere, in quotes, for a message. */
export function quoted(text: string): string {
  return `"${printable(text.slice(0, 40))}"`
}
