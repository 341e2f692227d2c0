const scalar = /[\w.+-]*/y

/** Where the JSON token ends that begins there (RFC 8259); undefined when none does. */
export function tokenEnd(text: string, start: number): number | undefined {
  const first = text.charAt(start)
  if ('{}[],:'.includes(first)) return start + 1
  scalar.lastIndex = start
  scalar.test(text)
  const end = first === '"' ? stringEnd(text, start) : scalar.lastIndex
  return end !== undefined && parsed(text.slice(start, end)) !== undefined ? end : undefined
}

/**
 * Where the string ends that begins there, whatever is in it; undefined where the text ends first. By hand, since one regular
 * expression would fill the stack with a string of 30 MB.
 */
export function stringEnd(text: string, start: number): number | undefined {
  let quote = text.indexOf('"', start + 1)
  while (isEscaped(text, quote)) quote = text.indexOf('"', quote + 1)
  return quote < 0 ? undefined : quote + 1
}

function isEscaped(text: string, quote: number): boolean {
  let at = quote
  while (text[at - 1] === '\\') at--
  return (quote - at) % 2 === 1
}

/** What a string or a scalar stands for; undefined when it is not JSON. */
export function parsed(literal: string): unknown {
  try {
    return JSON.parse(literal)
  } catch {
    return undefined
  }
}
