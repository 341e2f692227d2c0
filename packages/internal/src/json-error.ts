import { tokenEnd } from './json-token.ts'

/** What a place in the text wants next. */
type Place = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or ]' | ', or }' | 'end'
type Leads = Place | 'after' | 'close'
type Kind = '{' | '}' | '[' | ']' | ',' | ':' | 'text' | 'scalar'

const value = { '{': 'key or }', '[': 'value or ]', text: 'after', scalar: 'after' } as const

/** Where each kind of token leads from each place; "after" is behind a whole value, "close" behind the end of a container. */
const next: Record<Place, Partial<Record<Kind, Leads>>> = {
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

/**
 * Says where and why a text is not JSON, without any of the text: the messages of JSON.parse quote the body, and not every one of
 * them has a position. Undefined when it finds nothing wrong. It goes through the text once.
 */
export function explainJsonError(text: string): string | undefined {
  const open: Open = { isObject: new Uint8Array(text.length), depth: 0 }
  let place: Place = 'value'
  for (let at = afterSpace(text, 0); at < text.length; ) {
    const end = tokenEnd(text, at)
    const kind = kindAt(text, at)
    const leads: Leads | undefined = next[place][kind]
    if (end === undefined && leads !== undefined && kind === 'text') return explainString(text, at)
    if (end === undefined || leads === undefined) return `${words[place]} is expected at ${position(text, at)}`
    place = go(kind, leads, open)
    at = afterSpace(text, end)
  }
  return place === 'end' ? undefined : `${words[place]} is missing at the end`
}

/** The containers that are open. A text may hold nothing but brackets, so one takes a byte. */
interface Open {
  isObject: Uint8Array
  depth: number
}

/** The place after a token, with the containers that are open kept in `open`. */
function go(kind: Kind, leads: Leads, open: Open): Place {
  if (kind === '{' || kind === '[') open.isObject[open.depth++] = Number(kind === '{')
  if (leads === 'close') open.depth--
  if (leads !== 'after' && leads !== 'close') return leads
  if (open.depth === 0) return 'end'
  return open.isObject[open.depth - 1] ? ', or }' : ', or ]'
}

/** A backslash, and what has no place in a string as it is. */
const sign = /\\|[^ -\uffff]/g
/** An escape (RFC 8259, section 7), or the beginning of one where the text ends. */
const escapeSequence = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4}|(?:u[\da-fA-F]{0,3})?$)/y

/** What is wrong with a string that is none. */
function explainString(text: string, start: number): string {
  sign.lastIndex = start
  while (sign.test(text)) {
    const at = sign.lastIndex - 1
    if (text[at] !== '\\') return `the control character at ${position(text, at)} must be escaped`
    escapeSequence.lastIndex = at
    if (!escapeSequence.test(text)) return `the escape at ${position(text, at)} is not valid`
    sign.lastIndex = escapeSequence.lastIndex
  }
  return `the string at ${position(text, start)} has no closing quote`
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
