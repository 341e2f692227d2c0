/** The part of Redocly's rule interface that the house rules use. The CLI (2.77.0) ships no types of its own. */
export interface Location {
  source: { absoluteRef: string }
  pointer: string
  child(path: (string | number)[]): Location
}

export interface Resolution {
  node?: unknown
  location?: Location
  /** The references on the way to `node` that have keywords beside `$ref`, the nearest first. */
  chain?: { node: object; location: Location }[]
}

export interface Context {
  type: { name: string }
  location: Location
  resolve(node: unknown): Resolution
  report(problem: { message: string; location?: Location }): void
}

export type Element = Record<string, unknown>
export type Visit = (node: Element, context: Context) => void

type TypeName =
  | 'Components'
  | 'Operation'
  | 'Parameter'
  | 'Paths'
  | 'RequestBody'
  | 'Response'
  | 'Schema'
  | 'SecurityScheme'

interface Visitor extends Partial<Record<TypeName, Visit>> {
  any?: Visit
  ref?: (reference: Element, context: Context, target: Resolution) => void
  Root?: { enter?: Visit; leave?: Visit }
}

export type Rule = () => Visitor
