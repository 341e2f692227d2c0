import { own } from './own.ts'

/** A JSON pointer (RFC 6901) through these keys; empty for the whole value. */
export function pointerOf(keys: readonly (string | number)[]): string {
  return keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** The keys that a JSON pointer goes through, one after the other; of a fragment (`#/components/…`) as well. */
export function keysOf(pointer: string): string[] {
  const tokens = pointer.split('/').slice(1)
  return tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** What a JSON pointer leads to; undefined when nothing is there. */
export function valueAt(value: unknown, pointer: string): unknown {
  return keysOf(pointer).reduce(own, value)
}

/**
 * An element of a document with what it refers to, also over several references. Keywords beside a `$ref` win over those of its target.
 *
 * @throws when a reference leads nowhere, to another document, or back to itself
 */
export function resolveReference<Element extends object>(document: object, element: Element): Element {
  let found: Element & { $ref?: string } = element
  for (let steps = 0; found.$ref !== undefined; steps++) {
    const { $ref, ...siblings } = found
    const target = $ref.startsWith('#/') && steps < 20 ? valueAt(document, decodeURIComponent($ref)) : undefined
    if (typeof target !== 'object' || target === null) throw new Error(`Cannot follow the reference "${$ref}".`)
    found = { ...target, ...siblings } as Element
  }
  return found
}
