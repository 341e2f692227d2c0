import { isJsonObject } from '@bulk-import/internal/own'

/**
 * Records as they are sent: each as the text that was given, with every digit and member of it, or as the text of an object. Undefined
 * where one is neither, or there is none.
 */
export function recordTexts(records: unknown): string[] | undefined {
  if (!Array.isArray(records) || records.length === 0) return undefined
  const texts = records.flatMap((record) => textOf(record) ?? [])
  return texts.length === records.length ? texts : undefined
}

function textOf(record: unknown): string | undefined {
  try {
    const text = typeof record === 'string' ? record : JSON.stringify(record)
    return isJsonObject(JSON.parse(text)) ? text : undefined
  } catch {
    return undefined
  }
}

/** Records as they stand in the body of a request. */
export const itemsOf = (texts: readonly string[]): string => texts.join(',')

const scalar = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|-?\d[\d.eE+-]*/g

/** What must not be shown of records: each as a whole, and each text and number in it. */
export function valuesIn(texts: readonly string[]): string[] {
  const values = new Set(texts)
  for (const text of texts) {
    for (const [token, string, colon] of text.matchAll(scalar)) {
      if (colon === undefined) values.add(string === undefined ? token : String(JSON.parse(string)))
    }
  }
  return [...values]
}
