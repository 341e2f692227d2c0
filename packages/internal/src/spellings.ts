import { readings } from './readings.ts'

/** A parameter of an Authorization header, its quotes apart; or a value alone (RFC 9110, 11.4), which may end with `=`. */
const parameter = /[\w-]+=(?:"((?:[^"\\]|\\.)*)"?|([^\s,"=][^\s,]*))|([^\s,]+)/g

/** What is secret in the value of an Authorization header: not its scheme, and not the names of its parameters. */
export function secretsOf(authorization: string): string[] {
  const [, scheme = '', rest = authorization] = /^(\S+)\s+(.*)$/s.exec(authorization.trim()) ?? []
  const values = [...rest.matchAll(parameter)].map(([, quoted, bare, alone]) => quoted ?? bare ?? alone ?? '')
  return scheme.toLowerCase() === 'basic' ? values.flatMap((value) => [value, ...userAndPassword(value)]) : values
}

function userAndPassword(base64: string): string[] {
  try {
    const text = atob(base64)
    const colon = text.indexOf(':')
    return [text, text.slice(0, Math.max(colon, 0)), text.slice(colon + 1)]
  } catch {
    return []
  }
}

/** A secret in every spelling that resolving the escapes around it does not give. */
export function spellingsOf(secret: string): Set<string> {
  const spellings = new Set<string>()
  for (const { text } of readings(secret)) {
    spellings.add(text)
    spellings.add(text.replaceAll(' ', '+')) // as forms have it
    spellings.add(latin1Of(text)) // as percent escapes have what is not ASCII
    for (const base64 of base64Of(text)) spellings.add(base64).add(base64.replaceAll('+', '-').replaceAll('/', '_'))
  }
  return spellings
}

/** The bytes of UTF-8, each as a character. */
function latin1Of(text: string): string {
  const bytes = new TextEncoder().encode(text)
  return bytes.length === text.length ? text : Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}

/** What Base64 makes of it behind no, one or two other bytes: the digits that depend on nothing else. */
function base64Of(text: string): string[] {
  if (text.length < 6) return [] // too few digits to be told from a word
  const bytes = latin1Of(text)
  return [0, 1, 2].map((before) => {
    const digits = btoa('\0'.repeat(before) + bytes)
    return digits.slice(Math.ceil((8 * before) / 6), Math.floor((8 * (before + bytes.length)) / 6))
  })
}
