// biome-ignore-all lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these in a string (RFC 8259, section 7)

const space = /[ \t\n\r]*/y
const token =
  /([{}[\],:])|("[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\u0000-\u001f]*)*")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null)(?!\w)/y

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

/**
 * Says where and why a text is not JSON, without any of the text: the messages of JSON.parse quote the body, and not every one of
 * them has a position. Undefined when the text is JSON.
 */
export function explainJson(text: string): string | undefined {
  const open: Place[] = []
  let place: Place = 'value'
  for (let at = afterSpace(text, 0); ; at = afterSpace(text, token.lastIndex)) {
    if (at === text.length) return place === 'end' ? undefined : `${words[place]} is missing at the end`
    const kind = kindAt(text, at)
    const leads: Place | 'after' | 'close' | undefined = kind && next[place][kind]
    if (leads === undefined) return `${words[place]} is expected at ${position(text, at)}`
    place = go(kind, leads, open)
  }
}

/** The place after a token, with the containers that are open kept in `open`. */
function go(kind: Kind | undefined, leads: Place | 'after' | 'close', open: Place[]): Place {
  if (kind === '{') open.push(', or }')
  if (kind === '[') open.push(', or ]')
  if (leads === 'close') open.pop()
  return leads === 'after' || leads === 'close' ? (open.at(-1) ?? 'end') : leads
}

function afterSpace(text: string, at: number): number {
  space.lastIndex = at
  space.exec(text)
  return space.lastIndex
}

function kindAt(text: string, at: number): Kind | undefined {
  token.lastIndex = at
  const found = token.exec(text)
  if (found === null) return undefined
  return (found[1] as Kind | undefined) ?? (found[2] === undefined ? 'scalar' : 'text')
}

function position(text: string, at: number): string {
  const before = text.slice(0, at)
  return `line ${before.split('\n').length}, column ${at - before.lastIndexOf('\n')}`
}
