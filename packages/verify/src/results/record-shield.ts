import { createRedactor } from '@bulk-import/internal/redact'

/** Keeps what stands in records out of what a server says. */
export interface RecordShield {
  /** The text with `[redacted]` in place of each value of a record that has four characters or more. */
  hide(text: string): string
  /** Whether one of eight characters or more stands in it. */
  isIn(text: string): boolean
}

export function createRecordShield(values: readonly string[]): RecordShield {
  const [all, long, none] = [createRedactor(), createRedactor(), createRedactor()]
  for (const value of values) {
    all.add(value)
    if (value.length >= 8) long.add(value)
  }
  return {
    hide: all.redact,
    // A redactor hides tokens as well, whatever else it knows.
    isIn: (text) => long.redact(text) !== none.redact(text),
  }
}

/** The words of a judgement without the texts in it that a server wrote, which may be cut within a value. */
export function withoutQuotes(text: string): string {
  return text.replaceAll(/"[^"\\]*(?:\\.[^"\\]*)*"?/g, '"…"')
}
