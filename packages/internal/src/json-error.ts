import { tokenEnd } from './json-token.ts'

/** What a place in the text wants next. */
type Place = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or ]' | ', or }' | 'end'
type Kind = '{' | '}' | '[' | ']' | ',' | ':' | 'text' | 'scalar'

const value = { '{': 'key or }', '[': 'value or ]', text: 'after', scalar: 'after' } as const

/** Where each kind of token leads from each place; "after" is behind a whole value, "close" behind the end of a container. */
const next: Record<Place, Partial<Record<Kind, Place | 'after' | 'close'>>> = {
  value,
  'value or ]': { ...value, ']': 'close' },
  key: { text: ':' },
  'key or }': { text: ':', '}': 'close' },
  ':': { ':': 'value' },
  ', or ]': { ',': 'value', ']': 'close' },
  ', or }': { ',': 'key', '}': 'close' },
  end: {},
}

const words: Record<Place, string> = {
  value: 'a value',
  'value or ]': 'a value or "]"',
  key: 'a property name in double quotes',
  'key or }': 'a property name in double quotes or "}"',
  ':': 'a colon',
  ', or ]': 'a comma or "]"',
  ', or }': 'a comma or "}"',
  end: 'the end of the text',
}

const spaces = new Set([' ', '\t', '\n', '\r'].map((one) => one.charCodeAt(0)))

/** Deeper than anybody nests; what is open has to be kept in mind. */
const maximumDepth = 100_000

/**
 * Says where and why a text is not JSON, without any of the text: the messages of JSON.parse quote the body, and not every one of
 * them has a position. Undefined when it finds nothing wrong. It goes through the text once, and keeps only what is open.
 */
export function explainJsonError(text: string): string | undefined {
  const open: Place[] = []
  let place: Place = 'value'
  for (let at = afterSpace(text, 0); at < text.length; ) {
    const end = tokenEnd(text, at)
    const kind = end === undefined ? undefined : kindAt(text, at)
    const leads: Place | 'after' | 'close' | undefined = kind && next[place][kind]
    if (end === undefined || leads === undefined) return `${words[place]} is expected at ${position(text, at)}`
    place = go(kind, leads, open)
    if (open.length > maximumDepth) return `it is nested more than ${maximumDepth} deep at ${position(text, at)}`
    at = afterSpace(text, end)
  }
  return place === 'end' ? undefined : `${words[place]} is missing at the end`
}

/** The place after a token, with the containers that are open kept in `open`. */
function go(kind: Kind | undefined, leads: Place | 'after' | 'close', open: Place[]): Place {
  if (kind === '{') open.push(', or }')
  if (kind === '[') open.push(', or ]')
  if (leads === 'close') open.pop()
  return leads === 'after' || leads === 'close' ? (open.at(-1) ?? 'end') : leads
}

function kindAt(text: string, at: number): Kind {
  const first = text.charAt(at)
  if ('{}[],:'.includes(first)) return first as Kind
  return first === '"' ? 'text' : 'scalar'
}

function afterSpace(text: string, start: number): number {
  let at = start
  while (spaces.has(text.charCodeAt(at))) at++
  return at
}

function position(text: string, at: number): string {
  let line = 1
  let lineStart = 0
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', lineStart)) {
    line++
    lineStart = end + 1
  }
  return `line ${line}, column ${at - lineStart + 1}`
}
