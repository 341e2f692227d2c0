export type Body = Record<string, unknown>

interface Source {
  source?: string
}

/** JSON in which a whole number beyond 2^53 stays exact, as a bigint. Undefined for what is no JSON object. */
export function parseBody(text: string): Body | undefined {
  try {
    const value = JSON.parse(text, exact as (key: string, value: unknown) => unknown) as unknown
    return isBody(value) ? value : undefined
  } catch {
    return undefined
  }
}

export function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function exact(_: string, value: unknown, { source = '' }: Source): unknown {
  return typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(source) ? BigInt(source) : value
}

/** A number that is written just so, for example with an exponent. */
export class Literal {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** The way back, which can also write numbers that JSON.stringify would not. */
export function writeBody(value: unknown): string {
  const literals: string[] = []
  const mark = (text: string) => `\u0001${literals.push(text) - 1}\u0001`
  const text = JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner === 'bigint') return mark(String(inner))
    return inner instanceof Literal ? mark(inner.text) : inner
  })
  return text.replaceAll(/"\\u0001(\d+)\\u0001"/g, (_, index: string) => literals[Number(index)] ?? '')
}
