import { pointerOf } from '@bulk-import/internal/json-pointer'

/** The keys that lead to a place in a document. */
export type Path = readonly (string | number)[]

/** Something in a document that nothing can be generated from, with a JSON pointer to it. */
export class DocumentError extends Error {
  override name = 'DocumentError'

  /** @param place the keys that lead there, or a JSON pointer as a fragment: `#/paths/~1tools/get` */
  constructor(place: Path | string, what: string, options?: ErrorOptions) {
    super(`${typeof place === 'string' ? place : fragmentOf(place)} ${what}`, options)
  }
}

/** @throws DocumentError unless it is so */
export function demand(isSo: boolean, place: Path, what: string): asserts isSo {
  if (!isSo) throw new DocumentError(place, what)
}

/** A JSON pointer as a fragment. */
export function fragmentOf(path: Path): string {
  return `#${pointerOf(path)}`
}
