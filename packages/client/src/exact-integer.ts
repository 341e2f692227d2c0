/**
 * The digits of an integer member of a JSON object, exactly as they stand in the text: JSON.parse alone rounds what a
 * double cannot hold (C11). Undefined when the member is not there, or not written in plain digits that
 * 64 bits can hold.
 */
export function exactInteger(json: string, member: string): string | undefined {
  const quoted = json.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (token) =>
    /^-?\d+$/.test(token) ? `"${token}"` : token,
  )
  const value = (JSON.parse(quoted) as Record<string, unknown> | null)?.[member]
  // Twenty digits: a longer number is no int64, signed or not.
  return typeof value === 'string' && /^(0|-?[1-9]\d{0,19})$/.test(value) ? value : undefined
}
