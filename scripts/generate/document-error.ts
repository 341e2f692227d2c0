/** Something in a document that nothing can be generated from, with a JSON pointer to it. */
export class DocumentError extends Error {
  override name = 'DocumentError'

  /** @param pointer to the place in the document, as a fragment: `#/paths/~1tools/get` */
  constructor(pointer: string, what: string, options?: ErrorOptions) {
    super(`${pointer} ${what}`, options)
  }
}

/** A JSON pointer (RFC 6901) as a fragment. */
export function pointerOf(path: readonly (string | number)[]): string {
  return ['#', ...path.map((token) => String(token).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/')
}
