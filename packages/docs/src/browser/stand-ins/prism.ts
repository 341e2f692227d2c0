/** Stands in for Prism, which is too large for a page; it decides only what a request asks for by `Prefer` or `Accept`. */
export function createPrism(): never {
  throw new Error('Prism does not run inside a page.')
}
