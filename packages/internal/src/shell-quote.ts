/** A text as one word of a POSIX shell: within single quotes nothing but their end has a meaning (POSIX.1, XCU 2.2.2). */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
