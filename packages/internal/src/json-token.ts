// By hand and not by one regular expression: that of a string of 30 MB overflows the stack of the engine.

const escapeSequence = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y
const quote = 34
const backslash = 92
const firstPrintable = 32
const isDigit = (code: number) => code >= 48 && code <= 57

/** Where the JSON token ends that begins here (RFC 8259); undefined when none does. */
export function tokenEnd(text: string, at: number): number | undefined {
  const first = text.charAt(at)
  if ('{}[],:'.includes(first)) return at + 1
  if (first === '"') return stringEnd(text, at)
  const word = ['true', 'false', 'null'].find((one) => text.startsWith(one, at))
  const end = word === undefined ? numberEnd(text, at) : at + word.length
  return end !== undefined && /[\w.+-]/.test(text.charAt(end)) ? undefined : end
}

function stringEnd(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === quote) return at + 1
    if (code < firstPrintable) return undefined
    if (code !== backslash) continue
    escapeSequence.lastIndex = at
    if (!escapeSequence.test(text)) return undefined
    at = escapeSequence.lastIndex - 1
  }
  return undefined
}

function numberEnd(text: string, start: number): number | undefined {
  const whole = text.charAt(start) === '-' ? start + 1 : start
  let end = text.charAt(whole) === '0' ? whole + 1 : digitsEnd(text, whole)
  if (end !== undefined && text.charAt(end) === '.') end = digitsEnd(text, end + 1)
  if (end === undefined || !/[eE]/.test(text.charAt(end))) return end
  return digitsEnd(text, /[+-]/.test(text.charAt(end + 1)) ? end + 2 : end + 1)
}

/** Undefined when there is no digit. */
function digitsEnd(text: string, start: number): number | undefined {
  let at = start
  while (isDigit(text.charCodeAt(at))) at++
  return at > start ? at : undefined
}
