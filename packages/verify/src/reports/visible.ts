import { printable } from '@bulk-import/internal/printable'

/** A text of several lines in which nothing is hidden, reordered or obeyed by a terminal. */
export function visible(text: string): string {
  return text.replaceAll(/[^\n\t]+/g, printable)
}

/** What a server said, for a log: GitHub Actions obeys `##[…]` anywhere in a line, and `::…::` at its beginning. */
export function forLog(text: string): string {
  return visible(text).replaceAll('##[', '#\\u0023[').replaceAll('::', ':\\u003a')
}
