/** A value as a sentence shows it: short, exact, and with what cannot be seen written out. */
export function show(value: unknown): string {
  if (typeof value === 'string') {
    const length = [...value].length
    const [first = ''] = value
    if (length > 40) return `of ${length} ${isBeyond16Bits(value) ? 'characters beyond 16 bits' : 'letters'}`
    if (value !== '' && value.trim() === '') return `of white space (${JSON.stringify(codePoint(first)).slice(1, -1)})`
    return JSON.stringify(value)
  }
  return JSON.stringify(value)
}

/** A value as a part of an id: letters, digits and hyphens. */
export function slug(value: unknown): string {
  if (typeof value === 'string') return `text-${textSlug(value)}`
  if (Array.isArray(value))
    return value.length === 0 ? 'array-empty' : value.length === 1 ? 'array' : `array-of-${value.length}`
  if (typeof value === 'object' && value !== null) return 'object'
  return String(value).replace('-', 'minus-').replace('.', '-point-')
}

function textSlug(value: string): string {
  if (value === '') return 'empty'
  const length = [...value].length
  if (isBeyond16Bits(value)) return `${length}-beyond-16-bits`
  if (length > 40) return `${length}-letters`
  if (value.trim() === '') return `blank-${[...value].map((one) => one.codePointAt(0)?.toString(16)).join('-')}`
  const marked = value.replace(/^\s+/, 'space-').replace(/\s+$/, '-space')
  return marked.replaceAll(/[^\w-]+/g, '-')
}

function isBeyond16Bits(value: string): boolean {
  return value !== '' && [...value].every((one) => one.length > 1)
}

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`
}

/** "A", "A and B", "A, B and C". */
export function list(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}
