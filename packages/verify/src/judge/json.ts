/** A JSON object, or undefined when the text is anything else. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(text) as unknown
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as never) : undefined
  } catch {
    return undefined
  }
}

/**
 * A number member of a JSON object exactly as it stands in the text, since JSON.parse rounds what a double cannot hold (C11).
 * Undefined when it is not there or not a number.
 */
export function exactNumber(json: string, member: string): string | undefined {
  const marked = json.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (token) =>
    token.startsWith('"') ? token.replace(/^"/, '"s') : `"n${token}"`,
  )
  const value = (JSON.parse(marked) as Record<string, unknown>)[`s${member}`]
  return typeof value === 'string' && value.startsWith('n') ? value.slice(1) : undefined
}

/** What a value is, for a report: words and numbers as they are, the rest by its kind, however deep it may be. */
export function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value)
  if (typeof value !== 'object' || value === null) return String(value)
  return Array.isArray(value) ? 'that is a list' : 'that is an object'
}
